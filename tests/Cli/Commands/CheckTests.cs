using System.Text.Json;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>check</c>: everything inside of a readable file is a finding, exit code 1; what cannot be opened is no answer, exit code 2.</summary>
public sealed class CheckTests : IDisposable
{
    private const string OneNamespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Check_InputWithNothingToSay_IsFine()
    {
        CliRun run = _workspace.With("all.yaml", OneNamespace).Run("check", "-f", "all.yaml");

        Assert.Equal((0, "nothing to complain about\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    /// <summary>Notes of style and coverage are no complaint: nothing of a valid, sensible cluster is a warning.</summary>
    [Fact]
    public void Check_ValidInput_HasNotesAtMost()
    {
        CliRun run = _workspace.With("all.yaml", Manifests.Shop).Run("check", "-f", "all.yaml", "--fail-on", "warning");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.DoesNotContain("warning", run.Output, StringComparison.Ordinal);
    }

    /// <summary>What a newcomer gets wrong stands at the top, with the line to look at: a misspelt label, DNS forgotten, one dash too many.</summary>
    [Theory]
    [InlineData("      app: api\n  policyTypes:", "      app: apo\n  policyTypes:", "app: apo", "did you mean `app=api`, as `shop/Deployment/api` has?")]
    [InlineData("          k8s-app: kube-dns", "          k8s-app: core-dns", "k8s-app: core-dns", "no pod of namespace `kube-system` has `k8s-app=core-dns`")]
    [InlineData("          team: platform\n      podSelector", "          team: platform\n    - podSelector", "- podSelector", "`monitoring/Deployment/prometheus` is both")]
    [InlineData("    - protocol: UDP\n      port: 53\n", "    - protocol: UDP\n      port: 35\n", "egress:", "none of them allows UDP 53 to `kube-system/Deployment/coredns`")]
    public void Check_MistakeOfANewcomer_IsNamedAtTheTop(string right, string wrong, string line, string says)
    {
        string shop = Path.Combine(Repository.Root, "examples", "shop");
        string policies = File.ReadAllText(Path.Combine(shop, "policies.yaml"));
        Assert.Contains(right, policies, StringComparison.Ordinal);
        string changed = policies.Replace(right, wrong, StringComparison.Ordinal);
        CliRun run = _workspace.With("cluster.yaml", File.ReadAllText(Path.Combine(shop, "cluster.yaml"))).With("policies.yaml", changed).Run("check", "-f", ".");
        string[] top = run.Output.Split('\n')[..4];

        Assert.Matches("policies.yaml:[0-9]+:[0-9]+: warning RF3", top[0]);
        Assert.Contains(says, top[0], StringComparison.Ordinal);
        Assert.Contains(line, top[1], StringComparison.Ordinal);
        Assert.StartsWith("  help: ", top[3], StringComparison.Ordinal);
    }

    /// <summary>The example of the repository is right, so nobody learns to look past warnings.</summary>
    [Fact]
    public void Check_Example_HasNotesAtMost() =>
        Assert.Equal(0, _workspace.Run("check", "-f", Path.Combine(Repository.Root, "examples"), "--fail-on", "warning").ExitCode);

    [Fact]
    public void Check_InvalidPolicy_PointsAtTheField()
    {
        CliRun run = _workspace.With("p.yaml", Manifests.InvalidPolicy).Run("check", "-f", "p.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("p.yaml:11:16: error RF2", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  11 |       endPort: 80\n     |                ^^\n  help: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 error\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(string.Empty, run.Error);
    }

    [Fact]
    public void Check_Quiet_LeavesOutTheCount()
    {
        CliRun run = _workspace.With("all.yaml", Manifests.Shop).Run("check", "-f", "all.yaml", "-q");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
    }

    /// <summary>The document of the contract, key by key; the API server's words as of 1.36.</summary>
    [Fact]
    public void Check_Json_HasTheKeysOfTheContract()
    {
        CliRun run = _workspace.With("p.yaml", Manifests.InvalidPolicy).Run("check", "-f", "p.yaml", "-o", "json");
        JsonElement document = run.Json();

        Assert.Equal(1, run.ExitCode);
        JsonKeys.AssertShape(
            document,
            [
                "schema", "diagnostics", "diagnostics[].code", "diagnostics[].severity", "diagnostics[].message", "diagnostics[].help", "diagnostics[].file", "diagnostics[].line",
                "diagnostics[].column", "diagnostics[].object", "diagnostics[].object.kind", "diagnostics[].object.namespace", "diagnostics[].object.name", "diagnostics[].path",
                "diagnostics[].apiServer", "summary", "summary.errors", "summary.warnings", "summary.infos",
            ],
            ["diagnostics[].apiServerWarning"]);
        Assert.Equal("ringfence.dev/check/v1", document.GetProperty("schema").GetString());
        JsonElement finding = Assert.Single(document.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal(("p.yaml", 11, 16), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal("spec.ingress[0].ports[0].endPort", finding.GetProperty("path").GetString());
        Assert.Equal(
            "spec.ingress[0].ports[0].endPort: Invalid value: 90: must be greater than or equal to `port`",
            finding.GetProperty("apiServer").GetString());
        Assert.Equal(1, document.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public void Check_JsonWithoutFindings_IsAnEmptyList()
    {
        CliRun run = _workspace.With("all.yaml", OneNamespace).Run("check", "-f", "all.yaml", "-o=json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run.Json().GetProperty("diagnostics").GetArrayLength());
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    public void Check_Warning_FailsFromItsThresholdOn(string threshold, int expected)
    {
        CliRun run = _workspace.With("p.yaml", Manifests.Join(Manifests.DbPolicy, Manifests.DbPolicy)).Run("check", "-f", "p.yaml", "--fail-on", threshold);

        Assert.Contains("warning RF1510", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected, run.ExitCode);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("warning")]
    [InlineData("info")]
    public void Check_Error_FailsAtEveryThreshold(string threshold) =>
        Assert.Equal(1, _workspace.With("p.yaml", Manifests.InvalidPolicy).Run("check", "-f", "p.yaml", "--fail-on", threshold).ExitCode);

    [Theory]
    [InlineData("networking.k8s.io/v1", "Networkpolicy")]
    [InlineData("networking.k8s.io/v1beta1", "NetworkPolicy")]
    [InlineData("extensions/v1beta1", "NetworkPolicy")]
    public void Check_NearMissOfNetworkPolicy_IsAnError(string apiVersion, string kind)
    {
        CliRun run = _workspace.With("p.yaml", Manifests.Foreign(apiVersion, kind)).Run("check", "-f", "p.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error RF", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("projectcalico.org/v3", "NetworkPolicy")]
    [InlineData("projectcalico.org/v3", "GlobalNetworkPolicy")]
    [InlineData("crd.projectcalico.org/v1", "NetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumClusterwideNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy")]
    public void Check_PolicyOfAnotherLanguage_Warns(string apiVersion, string kind)
    {
        CliRun run = _workspace.With("p.yaml", Manifests.Foreign(apiVersion, kind)).Run("check", "-f", "p.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning RF1512", run.Output, StringComparison.Ordinal);
        Assert.Contains(kind, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_HelmTemplate_SaysToRenderIt()
    {
        CliRun run = _workspace.With("p.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n").Run("check", "-f", "p.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error RF1003", run.Output, StringComparison.Ordinal);
        Assert.Contains("helm template", run.Output, StringComparison.Ordinal);
    }

    /// <summary>One broken document never hides the others.</summary>
    [Fact]
    public void Check_BrokenDocument_DoesNotHideTheNext()
    {
        CliRun run = _workspace.With("p.yaml", "a: [\n---\n" + Manifests.InvalidPolicy).Run("check", "-f", "p.yaml");

        Assert.Contains("error RF1", run.Output, StringComparison.Ordinal);
        Assert.Contains("endPort: 80", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n2 errors\n", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Kubernetes 1.36 refuses what earlier versions only warn about (docs/semantics.md, addresses).</summary>
    [Theory]
    [InlineData("1.33", 0)]
    [InlineData("1.35", 0)]
    [InlineData("1.36", 1)]
    public void Check_AddressWithLeadingZeros_FollowsTheVersion(string version, int expected)
    {
        string policy = Manifests.DbPolicy.Replace("podSelector:\n        matchLabels:\n          app: web", "ipBlock:\n        cidr: 010.0.0.0/8", StringComparison.Ordinal);
        Assert.Contains("010.0.0.0/8", policy, StringComparison.Ordinal);

        CliRun run = _workspace.With("p.yaml", policy).Run("check", "-f", "p.yaml", "--kubernetes-version", version);

        Assert.Equal(expected, run.ExitCode);
        Assert.Contains(expected == 0 ? ": warning RF" : ": error RF", run.Output, StringComparison.Ordinal);
    }
}
