using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>diff</c>: docs/diff.md, and docs/json.md for its document.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Peers = "{from: [{podSelector: {matchLabels: {app: web}}}]}";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>docs/diff.md, what deserves a look; db in shop is the subject, OLD and NEW are specs of its policy, none for no policy.</summary>
    [Theory]
    [InlineData("ingress: []", "ingress: [{from: [{ipBlock: {cidr: 8.8.8.0/24}}]}]", "8.8.8.0/24", "shop/db", "added", "opened-to-internet")]
    [InlineData("ingress: []", "ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]", "203.0.113.0/24", "shop/db", "added", "opened-to-internet")]
    [InlineData("ingress: []", "ingress: [{from: [{ipBlock: {cidr: '2600::/16'}}]}]", "2600::/16", "shop/db", "added", "opened-to-internet")]
    [InlineData("ingress: []", "ingress: [{from: [{ipBlock: {cidr: 192.168.7.0/24}}]}]", "192.168.7.0/24", "shop/db", "added", "opened")]
    [InlineData("ingress: []", "ingress: [{from: [{ipBlock: {cidr: 'fd00::/8'}}]}]", "fd00::/8", "shop/db", "added", "opened")]
    [InlineData("ingress: []", "ingress: [{from: [{namespaceSelector: {}}]}]", "other/job", "shop/db", "added", "opened-across-namespaces")]
    [InlineData("ingress: []", "ingress: [{from: [{podSelector: {}}]}]", "shop/web", "shop/db", "added", "opened")]
    [InlineData("ingress: [{from: [{podSelector: {}}]}]", "ingress: []", "shop/web", "shop/db", "removed", "closed")]
    [InlineData("ingress: [{from: [{podSelector: {}}], ports: [{port: 1}]}]", "ingress: [{from: [{podSelector: {}}], ports: [{port: 2}]}]", "shop/web", "shop/db", "changed", "changed")]
    [InlineData("ingress: [{from: [{podSelector: {}}], ports: [{port: 1}]}]", "ingress: [{from: [{podSelector: {}}]}]", "shop/web", "shop/db", "changed", "opened")]
    [InlineData("ingress: []", "none", "shop/web", "shop/db", "added", "isolation-removed")]
    [InlineData("ingress: []", "none", "other/job", "shop/db", "added", "opened-across-namespaces isolation-removed")]
    [InlineData("egress: []", "egress: [{to: [{ipBlock: {cidr: 169.254.169.254/32}}], ports: [{port: 80}]}]", "shop/db", "169.254.169.254/32", "added", "metadata-endpoint-reachable")]
    [InlineData("egress: []", "egress: [{to: [{ipBlock: {cidr: 'fd00:ec2::254/128'}}]}]", "shop/db", "fd00:ec2::254/128", "added", "metadata-endpoint-reachable")]
    [InlineData("egress: []", "egress: [{to: [{ipBlock: {cidr: 169.254.169.254/32}}], ports: [{port: 443}]}]", "shop/db", "169.254.169.254/32", "added", "opened")]
    [InlineData("egress: []", "none", "shop/db", "0.0.0.0/0", "added", "opened-to-internet metadata-endpoint-reachable isolation-removed")]
    [InlineData("egress: [{to: [{namespaceSelector: {}}]}]", "egress: [{to: [{namespaceSelector: {}}], ports: [{port: 443}]}]", "shop/db", "kube-system/dns", "changed", "dns-lost")]
    [InlineData("egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]", "egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53}]}]", "shop/db", "kube-system/dns", "changed", "dns-lost opened-across-namespaces")]
    [InlineData("egress: [{to: [{namespaceSelector: {}}]}]", "egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53}, {port: 53, protocol: UDP}]}]", "shop/db", "kube-system/dns", "changed", "closed")]
    [InlineData("egress: [{ports: [{port: 53, protocol: UDP}]}]", "egress: []", "shop/db", "0.0.0.0/0", "removed", "closed")]
    public void Diff_OfOnePolicy_SaysWhatDeservesALook(string old, string current, string from, string to, string type, string risks)
    {
        JsonElement change = ChangeOf(Cluster(old), Cluster(current), from, to);

        Assert.Equal(type, Text(change, "type"));
        Assert.Equal(risks, string.Join(' ', change.GetProperty("risks").EnumerateArray().Select(risk => risk.GetString())));
        Assert.Equal(risks.Split(' ')[0], Text(change, "risk"));
        Assert.Equal("policy", Text(Assert.Single(change.GetProperty("causes").EnumerateArray()).GetProperty("policy"), "name"));
    }

    /// <summary>docs/diff.md, what deserves a look: without a DNS server among the pods it may be at any address.</summary>
    [Fact]
    public void Diff_WithoutADnsServer_LosesDnsToAddresses()
    {
        string Without(string spec) => Cluster(spec).Replace("k8s-app: kube-dns", "app: other", StringComparison.Ordinal);

        Assert.Equal("dns-lost", Text(ChangeOf(Without("egress: [{ports: [{port: 53, protocol: UDP}]}]"), Without("egress: []"), "shop/db", "0.0.0.0/0"), "risk"));
    }

    /// <summary>docs/diff.md, what can be compared: policies alone select nobody, which is no news that nothing differs.</summary>
    [Theory]
    [InlineData("text", "nothing to compare, for neither state holds a pod or a workload  (old.yaml -> new.yaml)")]
    [InlineData("markdown", "### Ringfence: nothing to compare, for neither state holds a pod or a workload")]
    [InlineData("json", "\"RF2924\"")]
    public void Diff_OfPoliciesAlone_SaysThatNobodyIsThere(string form, string expected)
    {
        CliRun run = _workspace.With("old.yaml", Policy("one", "ingress: []")).With("new.yaml", Policy("one", "ingress: [{}]")).Run("diff", "old.yaml", "new.yaml", "-o", form);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/diagnostics/RF2922.md: said only where pods are isolated for egress and no DNS server is there.</summary>
    [Theory]
    [InlineData("egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]", "app: other", true)]
    [InlineData("egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]", "k8s-app: kube-dns", false)]
    [InlineData("ingress: []", "app: other", false)]
    public void Diff_WithoutADnsServer_SaysThatItIsNotCompared(string spec, string labels, bool expected)
    {
        string cluster = Cluster(spec).Replace("k8s-app: kube-dns", labels, StringComparison.Ordinal);

        Assert.Equal(expected, Diff(cluster, cluster).Output.Contains("RF2922", StringComparison.Ordinal));
    }

    /// <summary>docs/diff.md, why: one edit of two that both allow is not needed, so each is tried alone.</summary>
    [Fact]
    public void Diff_OfTwoPoliciesThatAllowTheSame_NamesBoth()
    {
        string old = Cluster("ingress: []");
        string current = Manifests.Join(old, Policy("one", $"ingress: [{Peers}]"), Policy("two", $"ingress: [{Peers}]"), Policy("silent", "ingress: []"));

        JsonElement change = ChangeOf(old, current, "shop/web", "shop/db");

        Assert.Equal(["added one ingress", "added two ingress"], Causes(change));
    }

    /// <summary>docs/diff.md, why: each of two circles of two is enough for its side, and neither edit alone does anything.</summary>
    [Fact]
    public void Diff_OfSidesThatAreBothOpenedTwice_StillNamesACause()
    {
        string closed = Manifests.Join(Cluster("ingress: []"), Policy("out", "egress: []", "web"));
        string allow = "egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]";
        string open = Manifests.Join(
            closed, Policy("in-1", $"ingress: [{Peers}]"), Policy("in-2", $"ingress: [{Peers}]"), Policy("out-1", allow, "web"), Policy("out-2", allow, "web"));

        Assert.NotEmpty(Causes(ChangeOf(closed, open, "shop/web", "shop/db")));
    }

    [Fact]
    public void Diff_OfAPolicyThatWasOnlyWrittenOtherwise_IsNone()
    {
        string old = Cluster("ingress: [{from: [{podSelector: {}}], ports: [{port: 80}, {port: 81}]}]");
        string current = Cluster("ingress: [{ports: [{port: 80, endPort: 81}], from: [{podSelector: {}}]}], policyTypes: [Ingress]");

        CliRun run = Diff(old, current);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("no connection differs", run.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/diff.md, why: what is of the inventory is named as such, and no policy is.</summary>
    [Theory]
    [InlineData("name: web, namespace: shop, labels: {app: web}", "name: web, namespace: shop, labels: {app: wbe}", "Pod shop web labels")]
    [InlineData("name: other, labels: {team: a}", "name: other, labels: {team: b}", "Namespace  other labels")]
    public void Diff_OfLabels_NamesWhatHasThem(string old, string current, string expected)
    {
        string before = Cluster("ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: a}}}]}]");

        JsonElement changes = Diff(before, before.Replace(old, current, StringComparison.Ordinal), "-o", "json").Json().GetProperty("changes");

        JsonElement change = Assert.Single(changes.EnumerateArray());
        Assert.Equal("removed", Text(change, "type"));
        Assert.Empty(Causes(change));
        JsonElement edit = Assert.Single(change.GetProperty("objects").EnumerateArray());
        JsonElement named = edit.GetProperty("object");
        string space = named.TryGetProperty("namespace", out JsonElement given) ? given.GetString()! : string.Empty;
        Assert.Equal(expected, $"{Text(named, "kind")} {space} {Text(named, "name")} {Assert.Single(edit.GetProperty("aspects").EnumerateArray()).GetString()}");
    }

    [Fact]
    public void Diff_OfANewPod_SaysThatItIsNew()
    {
        string old = Cluster("ingress: []");
        JsonElement change = ChangeOf(old, Manifests.Join(old, Pod("shop", "new", "app: new", 9)), "shop/new", "shop/web");

        Assert.Equal(("added", "none", "all"), (Text(change, "type"), Text(change, "before"), Text(change, "after")));
        Assert.Equal("added", Text(Assert.Single(change.GetProperty("objects").EnumerateArray()), "change"));
    }

    /// <summary>docs/diff.md, exit codes.</summary>
    [Theory]
    [InlineData("any", 1)]
    [InlineData("none", 0)]
    [InlineData("opened", 1)]
    [InlineData("closed", 0)]
    [InlineData("opened-to-internet", 1)]
    [InlineData("opened-across-namespaces", 0)]
    [InlineData("dns-lost", 0)]
    [InlineData("metadata-endpoint-reachable", 0)]
    [InlineData("isolation-removed", 0)]
    [InlineData("dns-lost,opened-to-internet", 1)]
    [InlineData("dns-lost,closed", 0)]
    [InlineData("dns-lost --fail-on opened", 1)]
    [InlineData("dns-lost --fail-on closed", 0)]
    public void Diff_FailsOnWhatWasAskedFor(string failOn, int exitCode) =>
        Assert.Equal(exitCode, Diff(Cluster("ingress: []"), Cluster("ingress: [{from: [{ipBlock: {cidr: 8.8.8.8/32}}]}]"), [.. $"--fail-on {failOn}".Split(' ')]).ExitCode);

    [Theory]
    [InlineData("opened,closd", "`closd` is no value of `--fail-on`")]
    [InlineData("opened,", "`` is no value of `--fail-on`")]
    public void Diff_FailingOnSomethingElse_HasNoAnswer(string failOn, string reason)
    {
        _workspace.With("all.yaml", Manifests.Shop);

        _workspace.Run("diff", "all.yaml", "all.yaml", "--fail-on", failOn).AssertNoAnswer(reason);
    }

    [Theory]
    [InlineData("old.yaml", "new.yaml", "OLD")]
    [InlineData("new.yaml", "old.yaml", "NEW")]
    public void Diff_OfAnInvalidObject_HasNoAnswerUnlessToldToKeepGoing(string old, string current, string side)
    {
        _workspace.With("old.yaml", Manifests.Join(Manifests.Shop, Manifests.InvalidPolicy)).With("new.yaml", Manifests.Shop);

        _workspace.Run("diff", old, current).AssertNoAnswer($"1 error in {side}");
        CliRun kept = _workspace.Run("diff", old, current, "--keep-going", "-o", "json");
        Assert.Equal(0, kept.ExitCode);
        Assert.Contains("RF2916", kept.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/diff.md: an edit of one hole is one connection, though the addresses between the old and the new one are four blocks.</summary>
    [Theory]
    [InlineData("text", "1 connection differs: 1 opened ")]
    [InlineData("markdown", "### Ringfence: 1 connection differs: 1 opened\n")]
    public void Diff_OfAddressesInManyBlocks_CountsWhatAReaderCounts(string form, string expected)
    {
        CliRun run = Diff(
            Cluster("ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [172.16.0.0/12]}}]}]"),
            Cluster("ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [172.16.0.0/16]}}]}]"),
            "-o",
            form);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("172.16.0.0/12 without 172.16.0.0/16", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_OfAnEmptyDirectory_HasNoAnswer()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Root, "empty"));

        _workspace.With("new.yaml", Manifests.Shop).Run("diff", "empty", "new.yaml").AssertNoAnswer("`empty` holds no file");
    }

    /// <summary>docs/diff.md, forms: a comment may have 65,536 characters, and what is in it is text.</summary>
    [Fact]
    public void Diff_AsMarkdown_FitsIntoAComment()
    {
        string pods = Manifests.Join([.. Enumerable.Range(0, 250).Select(number => Pod("shop", $"a-rather-long-name-for-a-pod-{number}", $"app: p{number}", number + 10))]);
        string policies = Manifests.Join([.. Enumerable.Range(0, 250).Select(number => Policy($"policy-{number}", $"ingress: [{{from: [{{ipBlock: {{cidr: 10.9.{number}.0/24}}}}]}}]", $"p{number}"))]);

        string output = Diff(pods, Manifests.Join(pods, policies), "-o", "markdown").Output;

        Assert.StartsWith("<!-- ringfence diff -->\n", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 20_000, 65_536);
        Assert.Contains("more than a comment can hold", output, StringComparison.Ordinal);
    }

    private static string Cluster(string spec) => Manifests.Join(
        "{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {team: a}}}\n",
        Pod("shop", "web", "app: web", 1),
        Pod("shop", "db", "app: db", 2),
        Pod("other", "job", "app: job", 3),
        Pod("kube-system", "dns", "k8s-app: kube-dns", 4),
        spec == "none" ? string.Empty : Policy("policy", spec));

    private static string Pod(string space, string name, string labels, int address) =>
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: {space}, labels: {{{labels}}}}}, spec: {{containers: [{{name: main, image: i}}]}}, status: {{podIPs: [{{ip: 10.1.{address / 250}.{address % 250}}}, {{ip: 'fd00:1::{address}'}}]}}}}\n";

    private static string Policy(string name, string spec, string app = "db") =>
        $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: {name}, namespace: shop}}, spec: {{podSelector: {{matchLabels: {{app: {app}}}}}, {(spec.StartsWith("egress", StringComparison.Ordinal) ? "policyTypes: [Egress], " : string.Empty)}{spec}}}}}\n";

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static string[] Causes(JsonElement change) =>
        [.. change.GetProperty("causes").EnumerateArray().Select(cause => $"{Text(cause, "change")} {Text(cause.GetProperty("policy"), "name")} {Text(cause.GetProperty("policy"), "direction")}")];

    private JsonElement ChangeOf(string old, string current, string from, string to)
    {
        CliRun run = Diff(old, current, "-o", "json");
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        return Assert.Single(run.Json().GetProperty("changes").EnumerateArray(), change => Text(change, "from") == from && Text(change, "to") == to);
    }

    private CliRun Diff(string old, string current, params string[] options) =>
        _workspace.With("old.yaml", old).With("new.yaml", current).Run(["diff", "old.yaml", "new.yaml", .. options]);
}
