namespace Ringfence.Cli.Tests;

/// <summary>What the API server refuses or warns of, and the one thing that it can stand for (docs/semantics.md 3.2).</summary>
public sealed class MendingTests : IDisposable
{
    private const string Policy =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a}
        spec:
          podSelector:
            matchLabels: {app: web} # whom
            matchExpressions: [{key: a, operator: Exists}]
          policyTypes: [Ingress]
          ingress:
          - from:
            - ipBlock:
                cidr: "10.0.0.0/8"
                except: [10.1.0.0/16]
            - ipBlock: {cidr: '2001:db8::/32'}
            ports:
            - protocol: TCP # what
              port: 80

        """;

    private readonly Workspace _workspace = new();

    /// <summary>A version, a code, what of the policy gives way, what is wrong, and what is written in its place.</summary>
    public static TheoryData<string, string, string, string, string> Repairs => new()
    {
        { "1.36", "RF2001", "podSelector:", "podselector:", "podSelector:" },
        { "1.36", "RF2003", "{app: web}", "{app: yes}", "{app: \"yes\"}" },
        { "1.36", "RF2005", "networking.k8s.io/v1", "extensions/v1beta1", "networking.k8s.io/v1" },
        { "1.36", "RF2006", "NetworkPolicy", "Networkpolicy", "NetworkPolicy" },
        { "1.36", "RF2101", "protocol: TCP", "protocol: tcp", "protocol: TCP" },
        { "1.36", "RF2109", "port: 80", "port: \"80\"", "port: 80" },
        { "1.36", "RF2116", "10.1.0.0/16", "010.1.0.0/16", "10.1.0.0/16" },
        { "1.36", "RF2117", "'2001:db8::/32'", "'::ffff:192.168.0.0/112'", "'192.168.0.0/16'" },
        { "1.36", "RF2118", "\"10.0.0.0/8\"", "\"10.1.2.3/8\"", "\"10.0.0.0/8\"" },
        { "1.36", "RF2121", "[Ingress]", "[ingress]", "[Ingress]" },
        { "1.36", "RF2124", "operator: Exists", "operator: exists", "operator: Exists" },
        { "1.35", "RF2130", "\"10.0.0.0/8\"", "\"10.1.2.3/8\"", "\"10.0.0.0/8\"" },
        { "1.35", "RF2131", "10.1.0.0/16", "010.1.0.0/16", "10.1.0.0/16" },
        { "1.36", "RF2132", "'2001:db8::/32'", "'2001:DB8:0::/32'", "'2001:db8::/32'" },
    };

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Repairs))]
    public void Fix_WhatCanStandForOneThingOnly_WritesThat(string version, string code, string stead, string wrong, string right)
    {
        string before = Policy.Replace(stead, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Policy, before);

        CliRun run = _workspace.With("p.yaml", before).Run("fix", "-f", "p.yaml", "--kubernetes-version", version);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($": {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(Policy.Replace(stead, right, StringComparison.Ordinal), File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml")));
    }

    /// <summary>With its name mended the object is another one, of which everything else is found for the first time.</summary>
    [Theory]
    [InlineData("{name: a, namespace: n}", "{name: a, namespace: \"n\"}")]
    [InlineData("{name: a, namespace: 2024}", "{name: a, namespace: \"2024\"}")]
    [InlineData("{name: 123}", "{name: \"123\"}")]
    public void Fix_ANameThatIsNoText_IsMendedWithAllElse(string wrong, string right)
    {
        string before = Policy.Replace("{name: a}", wrong, StringComparison.Ordinal).Replace("TCP", "tcp", StringComparison.Ordinal);

        CliRun run = _workspace.With("p.yaml", before).Run("fix", "-f", "p.yaml");

        Assert.Equal((0, Policy.Replace("{name: a}", right, StringComparison.Ordinal)), (run.ExitCode, File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml"))));
    }

    /// <summary>All at once, in several objects, each looked at for the first time once what hid it is mended.</summary>
    [Fact]
    public void Fix_SeveralOfOneObject_WritesThemAll()
    {
        string before = Policy
            .Replace("networking.k8s.io/v1", "extensions/v1beta1", StringComparison.Ordinal)
            .Replace("podSelector:", "PodSelector:", StringComparison.Ordinal)
            .Replace("{app: web}", "{app: 1.10}", StringComparison.Ordinal)
            .Replace("TCP", "tcp", StringComparison.Ordinal)
            .Replace("10.0.0.0/8", "10.0.0.1/8", StringComparison.Ordinal);

        CliRun run = _workspace.With("p.yaml", before).Run("fix", "-f", "p.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Policy.Replace("{app: web}", "{app: \"1.10\"}", StringComparison.Ordinal), File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml")));
    }

    /// <summary>Near misses that may be something else: nobody decides for people.</summary>
    [Theory]
    [InlineData("port: 80", "port: \"080\"")]
    [InlineData("protocol: TCP", "protocol: TPC")]
    [InlineData("podSelector:", "podSelectr:")]
    [InlineData("podSelector:\n", "podselector:\n    matchLabels: {}\n  podSelector:\n")]
    [InlineData("[10.1.0.0/16]", "[10.1.0/16]")]
    [InlineData("[Ingress]", "[Ingress, Inbound]")]
    public void Fix_WhatMayBeSomethingElse_IsLeft(string right, string wrong)
    {
        string before = Policy.Replace(right, wrong, StringComparison.Ordinal);

        CliRun run = _workspace.With("p.yaml", before).Run("fix", "-f", "p.yaml");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Equal(before, File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml")));
    }
}
