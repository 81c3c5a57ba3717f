namespace Ringfence.Cli.Tests;

/// <summary>Taking out what is said twice: by itself only where nobody can have meant something by it.</summary>
public sealed class FixRemovalTests : IDisposable
{
    private const string Policies =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
          ingress:
            # the front
            - from:
                - podSelector: {matchLabels: {app: front}}
              ports:
                - port: 80
                # TLS
                - port: 443 # soon
                # the same again
                - protocol: TCP
                  port: 80

            # the front, once more
            - from:
                - podSelector: {matchLabels: {app: front}}
              ports: [{port: 443}, {port: 80}]

            # metrics
            - ports: [{port: 9090}]
        ---
        # made for the move to the new cluster
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny}
        spec: {podSelector: {}, policyTypes: [Ingress]}
        ---
        # a copy
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny-again}
        spec:
          podSelector: {}
          policyTypes: [Ingress]

        """;

    private const string Twin =
        """
                # the same again
                - protocol: TCP
                  port: 80

        """;

    private const string SecondRule =
        """
            # the front, once more
            - from:
                - podSelector: {matchLabels: {app: front}}
              ports: [{port: 443}, {port: 80}]


        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Fix_WhatStandsTwice_GoesWithItsComments()
    {
        CliRun run = _workspace.With("p.yaml", Policies).Run("fix", "-f", "p.yaml");

        string expected = Policies.Replace(Twin, string.Empty, StringComparison.Ordinal).Replace(SecondRule, string.Empty, StringComparison.Ordinal);
        Assert.Equal((0, expected), (run.ExitCode, Read()));
        Assert.Contains("RF3224: remove the item of `ports` that stands there twice\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("RF3221: remove the rule that `ingress[0]` stands in for\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A policy of the same spec goes on request only, and the one that stays is the first.</summary>
    [Fact]
    public void Fix_APolicyUnderTwoNames_GoesOnRequest()
    {
        CliRun safe = _workspace.With("p.yaml", Policies).Run("fix", "-f", "p.yaml");
        Assert.Contains("drops a name that something may refer to, which is for you to decide: --suggested writes it", safe.Error, StringComparison.Ordinal);

        string before = Read();
        CliRun run = _workspace.Run("fix", "-f", "p.yaml", "--suggested");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before[..before.IndexOf("---\n# a copy", StringComparison.Ordinal)], Read());
    }

    [Fact]
    public void Fix_ThePolicyThatIsAllOfItsFile_IsLeft()
    {
        string[] documents = Policies.Split("---\n");
        CliRun run = _workspace.With("a.yaml", documents[1]).With("b.yaml", documents[2]).Run("fix", "-f", "a.yaml", "-f", "b.yaml", "--suggested");

        Assert.Equal(string.Empty, run.Output);
        Assert.Contains("  the file would hold nothing any more: delete it\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A near twin: one word apart, and nothing goes.</summary>
    [Theory]
    [InlineData("      - port: 443 # soon", "      - port: 8443 # soon")]
    [InlineData("[{port: 443}, {port: 80}]", "[{port: 443}, {port: 81}]")]
    public void Fix_WhatSaysSomethingElse_Stays(string text, string by)
    {
        string policies = Policies.Replace(Twin, string.Empty, StringComparison.Ordinal).Replace(text, by, StringComparison.Ordinal);
        _workspace.With("p.yaml", policies).Run("fix", "-f", "p.yaml");

        Assert.Equal(policies, Read());
    }

    /// <summary>Beside a wider rule, the narrow one may be what was meant.</summary>
    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--suggested")]
    public void Fix_ARuleBesideAWiderOne_Stays(string option)
    {
        string policies = Policies[..Policies.IndexOf("---\n# a copy", StringComparison.Ordinal)]
            .Replace("[{port: 443}, {port: 80}]", "[{port: 80}]", StringComparison.Ordinal)
            .Replace(Twin, string.Empty, StringComparison.Ordinal);

        CliRun run = _workspace.With("p.yaml", policies).Run("fix", "-f", "p.yaml", option);

        Assert.Equal((0, string.Empty, policies), (run.ExitCode, run.Output, Read()));
    }

    /// <summary>A rule that another policy has too, for more pods.</summary>
    [Fact]
    public void Fix_ARuleOfAnotherPolicy_GoesOnRequest()
    {
        string policies = Policies.Replace(Twin, string.Empty, StringComparison.Ordinal).Replace(SecondRule, string.Empty, StringComparison.Ordinal)
            .Replace("spec: {podSelector: {}, policyTypes: [Ingress]}", "spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: 9090}]}]}", StringComparison.Ordinal);

        CliRun safe = _workspace.With("p.yaml", policies).Run("fix", "-f", "p.yaml");
        Assert.Equal((0, policies), (safe.ExitCode, Read()));
        Assert.Contains("to remove the rule that `default/deny ingress[0]` stands in for leaves it to the other policy", safe.Error, StringComparison.Ordinal);

        _workspace.Run("fix", "-f", "p.yaml", "--suggested");
        Assert.DoesNotContain("# metrics", Read(), StringComparison.Ordinal);
        Assert.Contains("# the front", Read(), StringComparison.Ordinal);
    }

    private string Read() => File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml"));
}
