using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary>docs/diff.md, when replicas differ: <c>db</c> has pods with <c>tier: a</c> and others with <c>tier: b</c>, and each tier a policy of its own.</summary>
public sealed class DiffOfReplicasTests : IDisposable
{
    private const string Closed = "ingress: []";
    private const string Udp = "ingress: [{ports: [{port: 80, protocol: UDP}]}]";
    private const string Tcp = "ingress: [{ports: [{port: 80}]}]";
    private const string Both = "ingress: [{ports: [{port: 80}, {port: 80, protocol: UDP}]}]";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>Each pod is compared with itself: the policies of <c>tier: a</c> before and after, then those of <c>tier: b</c>.</summary>
    [Theory]
    [InlineData(Closed, Udp, Both, Udp, "TCP 80; UDP 80 partial -> UDP 80", "UDP 80", "TCP 80", "changed")]
    [InlineData(Closed, Udp, Tcp, Udp, "TCP 80 partial -> UDP 80", "UDP 80", "TCP 80", "changed")]
    [InlineData(Closed, Udp, Udp, Udp, "UDP 80 partial -> UDP 80", "UDP 80", "none", "opened")]
    [InlineData(Udp, Closed, Udp, Udp, "UDP 80 -> UDP 80 partial", "none", "UDP 80", "closed")]
    [InlineData(Closed, Udp, Udp, Closed, "UDP 80 partial -> UDP 80 partial", "UDP 80", "UDP 80", "changed")]
    [InlineData(Closed, Udp, Both, Both, "TCP 80; UDP 80 partial -> TCP 80; UDP 80 partial", "UDP 80", "none", "opened")]
    [InlineData(Tcp, Closed, Udp, Udp, "TCP 80; UDP 80 partial -> UDP 80 partial", "none", "TCP 80", "closed")]
    [InlineData(Closed, Tcp, Udp, Udp, "UDP 80 partial -> TCP 80; UDP 80 partial", "TCP 80", "none", "opened")]
    public void Diff_WhereReplicasDiffer_IsWhatEachGainsAndLoses(
        string oldOfA, string newOfA, string oldOfB, string newOfB, string passing, string gained, string lost, string risk)
    {
        string pods = Manifests.Join(Replica("db-0", "a", 1), Replica("db-1", "b", 2));
        string old = Cluster(pods, oldOfA, oldOfB);
        string current = Cluster(pods, newOfA, newOfB);

        JsonElement change = ChangeOf(old, current, "shop/web", "shop/StatefulSet/db");

        Assert.Equal(passing, $"{Text(change, "before")}{Partial(change, "partialBefore")} -> {Text(change, "after")}{Partial(change, "partialAfter")}");
        Assert.Equal((gained, lost, risk), (Text(change, "gained"), Text(change, "lost"), Text(change, "risk")));
        Assert.Equal(gained == "none" ? 0 : 1, Diff(old, current, "--fail-on", "opened").ExitCode);
        Assert.Equal(lost == "none" ? 0 : 1, Diff(old, current, "--fail-on", "closed").ExitCode);
        Assert.NotEmpty(change.GetProperty("causes").EnumerateArray());
    }

    /// <summary>The same of what the pods may do to each other, and of addresses: every one is an end to each pod.</summary>
    [Theory]
    [InlineData("shop/StatefulSet/db")]
    [InlineData("0.0.0.0/0")]
    public void Diff_WhereOtherReplicasMay_SaysSoForEveryEnd(string from)
    {
        string pods = Manifests.Join(Replica("db-0", "a", 1), Replica("db-1", "b", 2));

        JsonElement change = ChangeOf(Cluster(pods, Closed, Udp), Cluster(pods, Udp, Closed), from, "shop/StatefulSet/db");

        Assert.Equal(("changed", "UDP 80", "UDP 80"), (Text(change, "type"), Text(change, "gained"), Text(change, "lost")));
    }

    /// <summary>A pod that gets the labels of another is that pod still; both are named as what was edited.</summary>
    [Fact]
    public void Diff_OfReplicasThatSwapLabels_NamesTheLabels()
    {
        string old = Cluster(Manifests.Join(Replica("db-0", "a", 1), Replica("db-1", "b", 2)), Closed, Udp);
        string current = Cluster(Manifests.Join(Replica("db-0", "b", 1), Replica("db-1", "a", 2)), Closed, Udp);

        JsonElement change = ChangeOf(old, current, "shop/web", "shop/StatefulSet/db");

        Assert.Equal(("UDP 80", "UDP 80"), (Text(change, "gained"), Text(change, "lost")));
        Assert.Equal("labels", Assert.Single(Assert.Single(change.GetProperty("objects").EnumerateArray()).GetProperty("aspects").EnumerateArray()).GetString());
    }

    /// <summary>Pods of other names: what the workload has is compared, the most and what every pod has.</summary>
    [Theory]
    [InlineData("a b", "a b", "none", "none")]
    [InlineData("a b", "a b b", "none", "none")]
    [InlineData("a b", "b b", "UDP 80", "none")]
    [InlineData("b b", "a b", "none", "UDP 80")]
    [InlineData("a b", "a a", "none", "UDP 80")]
    public void Diff_AfterARollout_ComparesReplicasTogether(string oldTiers, string newTiers, string gained, string lost)
    {
        string old = Cluster(Replicas("old", oldTiers, 1), Closed, Udp);
        string current = Cluster(Replicas("new", newTiers, 11), Closed, Udp);

        JsonElement[] changes =
        [
            .. Diff(old, current, "-o", "json").Json().GetProperty("changes").EnumerateArray().Where(change => Text(change, "from") == "shop/web"),
        ];

        Assert.Equal(gained == lost ? [] : [(gained, lost)], changes.Select(change => (Text(change, "gained"), Text(change, "lost"))));
        Assert.Equal(gained == "none" ? 0 : 1, Diff(old, current, "--fail-on", "opened").ExitCode);
        Assert.Equal(lost == "none" ? 0 : 1, Diff(old, current, "--fail-on", "closed").ExitCode);
    }

    /// <summary>docs/semantics.md 5.6, a pod's own node always reaches it: where the pods of a workload change nodes, others of the nodes' pods reach them.</summary>
    [Theory]
    [InlineData("n1", "n2", "none")]
    [InlineData("n2", "n1", "all")]
    public void Diff_OfReplicasThatChangeNodes_IsWhatEachNodeReaches(string nodeOfFirst, string nodeOfSecond, string expected)
    {
        string On(string first, string second) => Cluster(
            Manifests.Join(Replica("db-0", "a", 1, $"nodeName: {first}, "), Replica("db-1", "a", 2, $"nodeName: {second}, "), Agent("n1", 1), Agent("n2", 2)), Closed, Closed);

        JsonElement[] changes =
        [
            .. Diff(On("n1", "n2"), On(nodeOfFirst, nodeOfSecond), "-o", "json").Json().GetProperty("changes").EnumerateArray()
                .Where(change => Text(change, "from") == "shop/DaemonSet/agent" && Text(change, "to") == "shop/StatefulSet/db"),
        ];

        Assert.Equal(expected == "none" ? [] : [(expected, expected)], changes.Select(change => (Text(change, "gained"), Text(change, "lost"))));
    }

    [Theory]
    [InlineData("text", "some pods gain UDP 80, some lose UDP 80")]
    [InlineData("markdown", "| UDP 80 for some pods | UDP 80 for some pods<br>some pods gain UDP 80, some lose UDP 80 |")]
    public void Diff_WhereOtherReplicasMay_SaysWhatTheyGainAndLose(string form, string expected)
    {
        string pods = Manifests.Join(Replica("db-0", "a", 1), Replica("db-1", "b", 2));

        Assert.Contains(expected, Diff(Cluster(pods, Closed, Udp), Cluster(pods, Udp, Closed), "-o", form).Output, StringComparison.Ordinal);
    }

    private static string Cluster(string pods, string ofA, string ofB) => Manifests.Join(
        "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: main, image: i}]}, status: {podIPs: [{ip: 10.1.1.1}]}}\n",
        pods,
        Policy("a", ofA),
        Policy("b", ofB));

    private static string Replicas(string name, string tiers, int address) =>
        Manifests.Join([.. tiers.Split(' ').Select((tier, number) => Replica($"{name}-{number}", tier, address + number))]);

    private static string Replica(string name, string tier, int address, string node = "") =>
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: shop, labels: {{tier: {tier}}}, ownerReferences: [{{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true}}]}}, spec: {{{node}containers: [{{name: main, image: i}}]}}, status: {{podIPs: [{{ip: 10.1.0.{address}}}]}}}}\n";

    private static string Agent(string node, int address) => Manifests.Join(
        $"{{apiVersion: v1, kind: Node, metadata: {{name: {node}}}, status: {{addresses: [{{type: InternalIP, address: 192.168.0.{address}}}]}}}}\n",
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: agent-{node}, namespace: shop, ownerReferences: [{{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u, controller: true}}]}}, spec: {{hostNetwork: true, nodeName: {node}, containers: [{{name: main, image: i}}]}}, status: {{podIPs: [{{ip: 192.168.0.{address}}}]}}}}\n");

    private static string Policy(string tier, string spec) =>
        $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: {tier}, namespace: shop}}, spec: {{podSelector: {{matchLabels: {{tier: {tier}}}}}, {spec}}}}}\n";

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static string Partial(JsonElement change, string key) => change.TryGetProperty(key, out _) ? " partial" : string.Empty;

    private JsonElement ChangeOf(string old, string current, string from, string to) => Assert.Single(
        Diff(old, current, "-o", "json").Json().GetProperty("changes").EnumerateArray(), change => Text(change, "from") == from && Text(change, "to") == to);

    private CliRun Diff(string old, string current, params string[] options) =>
        _workspace.With("old.yaml", old).With("new.yaml", current).Run(["diff", "old.yaml", "new.yaml", .. options]);
}
