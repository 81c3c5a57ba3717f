using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>map</c>: the documents, the filters, and what is refused.</summary>
public sealed class MapTests : IDisposable
{
    // docs/map.md, the documents.
    private static readonly string[] MapKeys =
    [
        "schema", "endpoints", "endpoints[].id", "endpoints[].pods", "endpoints[].isolated", "endpoints[].isolated.ingress", "endpoints[].isolated.egress",
        "connections", "connections[].from", "connections[].to", "connections[].ports", "caveats",
    ];

    private static readonly string[] SometimesKeys =
        ["endpoints[].within", "endpoints[].withinPartial", "connections[].partial", "caveats[].code", "caveats[].message", "caveats[].more"];

    private readonly Workspace _workspace = new Workspace().With("shop.yaml", Manifests.Shop).With("two.yaml", TwoPods).With("none.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n");

    /// <summary>Two pods of one ReplicaSet of which a policy selects one, and an unlabelled third without owner.</summary>
    private const string TwoPods =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web-1, namespace: shop, labels: {app: web, canary: "yes"}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u, controller: true}]}
        spec: {containers: [{name: main, image: x}]}
        status: {podIP: 10.0.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web-2, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u, controller: true}]}
        spec: {containers: [{name: main, image: x}]}
        status: {podIP: 10.0.0.2}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: lone, namespace: shop}
        spec: {containers: [{name: main, image: x}]}
        status: {podIP: 10.0.0.3}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: canary, namespace: shop}
        spec:
          podSelector: {matchLabels: {canary: "yes"}}
          ingress:
          - ports: [{port: 80}]
        """;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Json_HasTheDocumentedShape()
    {
        JsonElement map = Map("two.yaml");

        Assert.Equal("ringfence.dev/map/v1", map.GetProperty("schema").GetString());
        JsonKeys.AssertShape(map, MapKeys, SometimesKeys);
    }

    /// <summary>semantics.md 5.1: the canary lets in TCP 80 only, the other replica everything; a pod that is alone has no "within".</summary>
    [Fact]
    public void Json_PodsOfAWorkloadThatDiffer_AreListedWithTheUnion()
    {
        JsonElement map = Map("two.yaml");

        Assert.Equal(["shop/ReplicaSet/web 2 False False all", "shop/lone 1 False False ", "0.0.0.0/0 0 False False ", "::/0 0 False False "], EndpointsOf(map));
        Assert.Contains("shop/lone shop/ReplicaSet/web all partial", ConnectionsOf(map));
        Assert.Contains("shop/ReplicaSet/web shop/lone all", ConnectionsOf(map));
    }

    [Fact]
    public void Json_ByPod_ListsEachPod()
    {
        JsonElement map = Map("two.yaml", "--by", "pod");

        Assert.Equal(["shop/lone 1 False False ", "shop/web-1 1 True False ", "shop/web-2 1 False False ", "0.0.0.0/0 0 False False ", "::/0 0 False False "], EndpointsOf(map));
        Assert.Contains("shop/lone shop/web-1 TCP 80", ConnectionsOf(map));
        Assert.Contains("shop/web-1 shop/web-2 all", ConnectionsOf(map));
    }

    /// <summary>semantics.md 5.1: nothing is isolated but db for ingress, and only TCP 5432 from web gets in.</summary>
    [Fact]
    public void Json_ListsEveryPairWithSomethingAllowed_InOrder() => Assert.Equal(
        [
            "0.0.0.0/0 shop/Deployment/web all",
            "::/0 shop/Deployment/web all",
            "shop/Deployment/db 0.0.0.0/0 all",
            "shop/Deployment/db ::/0 all",
            "shop/Deployment/db shop/Deployment/web all",
            "shop/Deployment/web 0.0.0.0/0 all",
            "shop/Deployment/web ::/0 all",
            "shop/Deployment/web shop/Deployment/db TCP 5432",
        ],
        ConnectionsOf(Map("shop.yaml")));

    [Theory]
    [InlineData("--from shop/web --to shop/db", "shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--from shop/* --to shop/", "shop/Deployment/db shop/Deployment/web all|shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--from shop/deploy/w?b --to db -n shop", "shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--from deploy/web --to db -n shop", "shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--from 10.1.2.3", "0.0.0.0/0 shop/Deployment/web all")]
    [InlineData("--from shop/db --from ::/0 --to shop/", "::/0 shop/Deployment/web all|shop/Deployment/db shop/Deployment/web all")]
    [InlineData("--with shop/db --port 5432", "shop/Deployment/db 0.0.0.0/0 TCP 5432|shop/Deployment/db ::/0 TCP 5432|shop/Deployment/db shop/Deployment/web TCP 5432|shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--to shop/db --port 5000-6000/tcp", "shop/Deployment/web shop/Deployment/db TCP 5432")]
    [InlineData("--to shop/db --port 53/UDP", "")]
    public void Json_WithFilters_ListsWhatMeetsAllOfThem(string filters, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), ConnectionsOf(Map("shop.yaml", filters.Split(' '))));

    /// <summary>docs/map.md, which part to show: -n takes connections with the namespace at one end or both, and every other option holds as well.</summary>
    [Theory]
    [InlineData("-n b", "0.0.0.0/0 b/two all|a/one b/two all|b/two 0.0.0.0/0 all|b/two a/one all|b/two c/three all|c/three b/two all")]
    [InlineData("--namespace b --with a/", "a/one b/two all|b/two a/one all")]
    [InlineData("-n b --from two --to c/", "b/two c/three all")]
    [InlineData("-n b --from a/ --to c/", "")]
    public void Json_InANamespace_ListsWhatHasItAtOneEnd(string options, string expected)
    {
        _workspace.With("three.yaml", Manifests.Join(PodIn("a", "one", "10.0.0.1"), PodIn("b", "two", "10.0.0.2"), PodIn("c", "three", "10.0.0.3")));

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), ConnectionsOf(Map("three.yaml", options.Split(' '))));
    }

    /// <summary>What was not asked is blank, not denied: one and three are of other namespaces.</summary>
    [Fact]
    public void Matrix_InANamespace_LeavesTheOthersBlank()
    {
        _workspace.With("three.yaml", Manifests.Join(PodIn("a", "one", "10.0.0.1"), PodIn("b", "two", "10.0.0.2"), PodIn("c", "three", "10.0.0.3")));

        string[] lines = _workspace.Run("map", "-f", "three.yaml", "-n", "b", "--port", "80", "-o", "matrix").Output.Split('\n');

        Assert.Equal(["1 a/one        +", "2 b/two      +   + +", "3 c/three      +", "4 0.0.0.0/0    +"], lines[3..7]);
    }

    /// <summary>docs/map.md: a namespace that nobody is in has no map, except in a cluster of nobody.</summary>
    [Fact]
    public void Run_InANamespaceOfNobody_HasNoAnswer()
    {
        _workspace.Run("map", "-f", "shop.yaml", "-n", "shpo").AssertNoAnswer("nobody of this map is in namespace `shpo`: did you mean `shop`?");
        Assert.Contains("nothing to map", _workspace.Run("map", "-f", "none.yaml", "-n", "shop").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_WithFilters_ListsTheEndsThatWereAskedForOrTakePart()
    {
        string[] ids = [.. EndpointsOf(Map("shop.yaml", "--to", "shop/db")).Select(end => end.Split(' ')[0])];

        Assert.Equal(["shop/Deployment/db", "shop/Deployment/web"], ids);
    }

    /// <summary>A pod's id chooses the workload that it belongs to.</summary>
    [Fact]
    public void Json_FromAPodOfAWorkload_ListsTheWorkload() =>
        Assert.Equal(["shop/ReplicaSet/web shop/lone all"], ConnectionsOf(Map("two.yaml", "--from", "shop/web-2", "--to", "shop/lone")));

    [Theory]
    [InlineData("--from shop/wbe", "did you mean `shop/Deployment/web`")]
    [InlineData("--to shop", "did you mean the namespace, `shop/`?")]
    [InlineData("--from shpo", "did you mean the namespace, `shop/`?")]
    [InlineData("--from 300.1.1.1", "it is no IP address either")]
    [InlineData("--to shpo/", "did you mean `shop/`")]
    [InlineData("--to svc/shop/web", "a Service is not an end of a map")]
    [InlineData("--to node/n1", "nodes are not ends of a map")]
    [InlineData("--to 10.0.0.1/8", "with no bits set after the prefix")]
    [InlineData("--with a/b/c/d", "write a namespace")]
    [InlineData("--port 0", "no port for --port")]
    [InlineData("--port 80-70", "no port for --port")]
    [InlineData("--port 80/ICMP", "no port for --port")]
    [InlineData("-o matrix", "give it with --port")]
    [InlineData("-o csv --grouped", "--grouped goes with `-o json`")]
    [InlineData("--grouped", "--grouped goes with `-o json`")]
    public void Run_WithWhatNothingMeets_HasNoAnswer(string options, string reason) =>
        _workspace.Run(["map", "-f", "shop.yaml", .. options.Split(' ')]).AssertNoAnswer(reason);

    [Theory]
    [InlineData("text", "nothing to map")]
    [InlineData("json", "\"connections\": []")]
    [InlineData("csv", "from,to,ports,partial\n")]
    [InlineData("dot", "digraph ringfence {")]
    [InlineData("mermaid", "flowchart LR\n")]
    public void Run_OnAnEmptyCluster_SaysSo(string form, string expected)
    {
        CliRun run = _workspace.Run("map", "-f", "none.yaml", "-o", form);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    /// <summary>semantics.md 5.11: nothing connects ends without an address family in common. An end of which no address is known may have either.</summary>
    [Fact]
    public void Json_EndsWithoutACommonFamily_HaveNoConnection()
    {
        _workspace.With("families.yaml", Manifests.Join(PodWith("four", "10.0.0.1"), PodWith("six", "fd00::1"), PodWith("both", "10.0.0.2", "fd00::2"), PodWith("unknown")));

        Assert.Equal(
            ["0.0.0.0/0 a/both all", "0.0.0.0/0 a/four all", "0.0.0.0/0 a/unknown all", "::/0 a/both all", "::/0 a/six all", "::/0 a/unknown all"],
            ConnectionsOf(Map("families.yaml", "--from", "0.0.0.0/0", "--from", "::/0")));
        Assert.Equal(["a/four 0.0.0.0/0 all", "a/four a/both all", "a/four a/unknown all"], ConnectionsOf(Map("families.yaml", "--from", "a/four")));
        Assert.Equal(["a/six ::/0 all", "a/six a/both all", "a/six a/unknown all"], ConnectionsOf(Map("families.yaml", "--from", "a/six")));
    }

    /// <summary>docs/map.md: pairs of workloads, and once for each what it opens to addresses or receives from there, into however many blocks these are cut.</summary>
    [Theory]
    [InlineData("", "2 workloads in 1 namespace: 5 connections (2 between them, 2 to addresses outside, 1 from there)")]
    [InlineData("--from shop/db", "2 workloads in 1 namespace: 2 connections (1 between them, 1 to addresses outside) as asked for")]
    [InlineData("--from 0.0.0.0/0 --port 80", "2 workloads in 1 namespace: 1 connection from addresses outside with TCP 80 as asked for")]
    [InlineData("--to shop/db", "2 workloads in 1 namespace: 1 connection as asked for")]
    [InlineData("--to 10.0.0.0/8 --to 11.0.0.0/8", "2 workloads in 1 namespace: 2 connections to addresses outside as asked for")]
    public void Text_CountsWhatAReaderCounts(string options, string expected)
    {
        string cut = Manifests.Policy("out", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to: [{podSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0, except: [10.1.0.0/16, 192.168.7.0/24]}}]\n");
        _workspace.With("cut.yaml", Manifests.Join(Manifests.Shop, cut));

        Assert.StartsWith(expected + "\n", _workspace.Run(["map", "-f", "cut.yaml", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Output, StringComparison.Ordinal);
    }

    /// <summary>docs/map.md, caveats: the policy compares a block with web, of which no address is known; that is of no account to what db opens to web.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("--to shop/db", true)]
    [InlineData("--from shop/web --to shop/db --port 5432", true)]
    [InlineData("--from shop/db --to shop/web", false)]
    [InlineData("--to shop/web", false)]
    [InlineData("--to shop/db --port 80", false)]
    public void Text_SaysWhatTheConnectionsAskedForRestOn(string options, bool rests)
    {
        string block = Manifests.Policy("block", "podSelector: {matchLabels: {app: db}}\ningress:\n- from: [{ipBlock: {cidr: 10.0.0.0/8}}]\n  ports: [{port: 5432}]\n");
        _workspace.With("block.yaml", Manifests.Join(Manifests.Web, Manifests.Db, block));

        string text = _workspace.Run(["map", "-f", "block.yaml", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Output;

        Assert.Equal(rests, text.Contains("RF2909", StringComparison.Ordinal));
    }

    /// <summary>semantics.md 5.6: its own node always reaches a pod, so who reaches db rests on where the agent runs; what db opens to web does not.</summary>
    [Theory]
    [InlineData("--to shop/db", true)]
    [InlineData("--from shop/db --to shop/web", false)]
    public void Text_OfAWorkloadInItsNodesNetwork_SaysWhatIsAssumedOfItsNode(string options, bool rests)
    {
        string agent = Manifests.Web.Replace("kind: Deployment", "kind: DaemonSet", StringComparison.Ordinal)
            .Replace("web", "agent", StringComparison.Ordinal)
            .Replace("      containers:", "      hostNetwork: true\n      containers:", StringComparison.Ordinal);
        _workspace.With("agent.yaml", Manifests.Join(Manifests.Shop, agent));

        string text = _workspace.Run(["map", "-f", "agent.yaml", .. options.Split(' ')]).Output;

        Assert.Equal(rests, text.Contains("so we take the two ends to be on different nodes", StringComparison.Ordinal));
    }

    /// <summary>json.md, exit codes: nothing readable in the input is no answer, and never a map of nothing.</summary>
    [Theory]
    [InlineData("map")]
    [InlineData("exposure")]
    public void Run_WhenAllThatMattersIsLeftOut_HasNoAnswer(string command)
    {
        _workspace.With("bad.yaml", Manifests.InvalidPolicy);

        _workspace.Run(command, "-f", "bad.yaml", "--keep-going").AssertNoAnswer("there is nothing to answer from");
    }

    private static string PodWith(string name, params string[] addresses) => PodIn("a", name, addresses);

    private static string PodIn(string space, string name, params string[] addresses) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: {space}}}\nspec: {{containers: [{{name: x, image: x}}]}}\nstatus: {{podIPs: [{string.Join(", ", addresses.Select(address => $"{{ip: '{address}'}}"))}]}}\n";

    /// <summary>2,300 pods that nothing isolates are 2,300 * 2,299 pairs, and as many again with the two blocks of addresses: 5,296,900 and more.</summary>
    [Fact]
    public void Run_WithMorePairsThanAnybodyReads_NamesTheWaysOut()
    {
        _workspace.With("many.yaml", string.Join("---\n", Enumerable.Range(0, 2_300).Select(i => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p{i}, namespace: a}}\nspec: {{containers: [{{name: x, image: x}}]}}\n")));
        CliRun run = _workspace.Run("map", "-f", "many.yaml", "-o", "json");
        run.AssertNoAnswer("5,296,900 pairs");
        Assert.Contains("--grouped", run.Error, StringComparison.Ordinal);
        Assert.Contains("--all-pairs", run.Error, StringComparison.Ordinal);

        JsonElement groups = _workspace.Run("map", "-f", "many.yaml", "-o", "json", "--grouped").Json();
        Assert.Equal("ringfence.dev/map-groups/v1", groups.GetProperty("schema").GetString());
        Assert.Equal(2_300, groups.GetProperty("groups")[0].GetProperty("members").GetArrayLength());
        Assert.Equal("from,to,ports,partial\na/p1,a/p2,all,false\n", _workspace.Run("map", "-f", "many.yaml", "--from", "a/p1", "--to", "a/p2", "-o", "csv").Output);
    }

    /// <summary>Forms that have no place for caveats leave them to standard error, and there only without -q.</summary>
    [Theory]
    [InlineData("-o csv")]
    [InlineData("-o matrix --port 80")]
    public void Run_FormsWithoutAPlaceForCaveats_SayThemOnStandardError(string options)
    {
        _workspace.With("foreign.yaml", Manifests.Join(Manifests.Web, Manifests.Foreign("cilium.io/v2", "CiliumNetworkPolicy")));

        Assert.Contains("RF2915", _workspace.Run(["map", "-f", "foreign.yaml", .. options.Split(' ')]).Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, _workspace.Run(["map", "-f", "foreign.yaml", "-q", .. options.Split(' ')]).Error);
    }

    [Fact]
    public void Json_NamesThatJsonEscapes_AreValid()
    {
        _workspace.With("odd.json", """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a\"\\\u0001","namespace":"n"},"spec":{"containers":[{"name":"x","image":"x"}]}}""");
        CliRun run = _workspace.Run("map", "-f", "shop.yaml", "-f", "odd.json", "--keep-going", "-o", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ringfence.dev/map/v1", run.Json().GetProperty("schema").GetString());
    }

    [Fact]
    public void Json_WithPoliciesThatAreNotEvaluated_SaysSo()
    {
        _workspace.With("foreign.yaml", Manifests.Join(Manifests.Web, Manifests.Foreign("cilium.io/v2", "CiliumNetworkPolicy")));

        Assert.Equal("RF2915", Map("foreign.yaml").GetProperty("caveats")[0].GetProperty("code").GetString());
    }

    private JsonElement Map(string file, params string[] options)
    {
        CliRun run = _workspace.Run(["map", "-f", file, "-o", "json", .. options]);
        Assert.Equal(0, run.ExitCode);
        return run.Json();
    }

    private static IEnumerable<string> EndpointsOf(JsonElement map) => map.GetProperty("endpoints").EnumerateArray().Select(end =>
        $"{end.GetProperty("id")} {end.GetProperty("pods")} {end.GetProperty("isolated").GetProperty("ingress")} {end.GetProperty("isolated").GetProperty("egress")} {(end.TryGetProperty("within", out JsonElement within) ? within : string.Empty)}");

    private static string[] ConnectionsOf(JsonElement map) => [.. map.GetProperty("connections").EnumerateArray().Select(one =>
        $"{one.GetProperty("from")} {one.GetProperty("to")} {one.GetProperty("ports")}{(one.TryGetProperty("partial", out _) ? " partial" : string.Empty)}")];
}
