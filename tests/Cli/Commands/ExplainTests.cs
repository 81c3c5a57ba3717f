using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>explain</c>: exit code 0 allowed, 1 denied, 2 no answer.</summary>
public sealed class ExplainTests : IDisposable
{
    private static readonly string[] Rule = ["kind", "namespace", "name", "direction", "rule", "file", "line"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>docs/semantics.md: db is isolated for ingress, and its rule lets web in on TCP 5432 alone.</summary>
    [Theory]
    [InlineData("shop/web", "shop/db:5432", 0, "ALLOWED")]
    [InlineData("shop/web", "shop/db:5432/tcp", 0, "ALLOWED")]
    [InlineData("shop/Deployment/web", "shop/Deployment/db:5432", 0, "ALLOWED")]
    [InlineData("shop/web", "shop/db", 0, "ALLOWED")]
    [InlineData("shop/web", "shop/db:5433", 1, "DENIED")]
    [InlineData("shop/web", "shop/db:5432/UDP", 1, "DENIED")]
    [InlineData("203.0.113.7", "shop/db:5432", 1, "DENIED")]
    [InlineData("shop/db", "shop/web:80", 0, "ALLOWED")]
    public void Explain_Text_BeginsWithTheVerdict(string from, string to, int exitCode, string verdict)
    {
        CliRun run = Explain(from, to);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(verdict + "  ", run.Output, StringComparison.Ordinal);
        Assert.Equal(string.Empty, run.Error);
    }

    [Fact]
    public void Explain_Text_NamesTheDeciderWithItsPlace() =>
        Assert.Contains("shop/db ingress[0]  all.yaml:47", Explain("shop/web", "shop/db:5432").Output, StringComparison.Ordinal);

    [Fact]
    public void Explain_DeniedByALabel_ShowsAChangeThatWasChecked()
    {
        CliRun run = Explain("shop/db", "shop/db2:5432", Manifests.Shop + "---\n" + Manifests.Db.Replace("name: db\n", "name: db2\n", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Checked: with this change it is allowed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n--- a/all.yaml\n+++ b/all.yaml\n@@ ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_JsonOfAnAllowedConnection_HasTheKeysOfTheContract()
    {
        JsonElement document = Explain("shop/web", "shop/db:5432", "-o", "json").Json();

        JsonKeys.AssertShape(
            document,
            [
                "schema", "connection", "connection.from", "connection.to", "connection.protocol", "connection.port", "verdict", "ports", "families", "caveats",
                .. Side("egress"), .. Side("ingress"), "ingress.isolatedBy[].kind", "ingress.tried[].rule", "ingress.tried[].matched", "ingress.tried[].reason",
                .. Rule.Select(key => $"ingress.decidedBy[].{key}"), .. Rule.Select(key => $"ingress.tried[].rule.{key}"),
            ],
            [.. Rule.Select(key => $"ingress.isolatedBy[].{key}"), "egress.reason", "ingress.reason"]);
        Assert.Equal("ringfence.dev/explain/v1", document.GetProperty("schema").GetString());
        Assert.Equal("allow", document.GetProperty("verdict").GetString());
        Assert.Equal("TCP 5432", document.GetProperty("ports").GetString());
        Assert.Equal(
            ("shop/Deployment/web", "shop/Deployment/db", "TCP", 5432),
            (Text(document, "connection", "from"), Text(document, "connection", "to"), Text(document, "connection", "protocol"), document.GetProperty("connection").GetProperty("port").GetInt32()));
        Assert.False(document.GetProperty("egress").GetProperty("isolated").GetBoolean());
        Assert.True(document.GetProperty("ingress").GetProperty("isolated").GetBoolean());
        JsonElement rule = Assert.Single(document.GetProperty("ingress").GetProperty("decidedBy").EnumerateArray());
        Assert.Equal(("NetworkPolicy", "shop", "db", "ingress", 0), (Text(rule, "kind"), Text(rule, "namespace"), Text(rule, "name"), Text(rule, "direction"), rule.GetProperty("rule").GetInt32()));
    }

    [Fact]
    public void Explain_JsonOfADeniedConnection_SaysWhyEachRuleDidNotMatch()
    {
        CliRun run = Explain("shop/web", "shop/db:80", "-o", "json");
        JsonElement ingress = run.Json().GetProperty("ingress");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(("deny", "none"), (Text(run.Json(), "verdict"), Text(run.Json(), "ports")));
        Assert.Equal("deny", Text(ingress, "verdict"));
        Assert.Equal(0, ingress.GetProperty("decidedBy").GetArrayLength());
        JsonElement tried = Assert.Single(ingress.GetProperty("tried").EnumerateArray());
        Assert.False(tried.GetProperty("matched").GetBoolean());
        Assert.Contains("5432", Text(tried, "reason"), StringComparison.Ordinal);
        // The whole policy is meant, so there is no rule.
        Assert.False(Assert.Single(ingress.GetProperty("isolatedBy").EnumerateArray()).TryGetProperty("rule", out _));
    }

    [Fact]
    public void Explain_JsonWithoutAPort_HasTheAllowedSet()
    {
        JsonElement document = Explain("shop/web", "shop/db", "-o", "json").Json();

        Assert.Equal("TCP 5432", Text(document, "ports"));
        Assert.False(document.GetProperty("connection").TryGetProperty("port", out _));
    }

    [Fact]
    public void Explain_JsonOfAnAddress_SaysThatNoPolicyGovernsIt()
    {
        JsonElement egress = Explain("203.0.113.7", "shop/db:5432", "-o", "json").Json().GetProperty("egress");

        Assert.Equal(("allow", false), (Text(egress, "verdict"), egress.GetProperty("isolated").GetBoolean()));
        Assert.NotEqual(string.Empty, Text(egress, "notApplicable"));
    }

    [Fact]
    public void Explain_InvalidPolicy_HasNoAnswerUnlessToldToKeepGoing()
    {
        string input = Manifests.Shop + "---\n" + Manifests.InvalidPolicy;

        CliRun run = Explain("shop/web", "shop/db:5432", input);
        run.AssertNoAnswer("--keep-going");
        Assert.StartsWith("all.yaml:", run.Error, StringComparison.Ordinal);
        Assert.Contains("endPort: 80", run.Error, StringComparison.Ordinal);

        CliRun kept = Explain("shop/web", "shop/db:5432", input, "--keep-going", "-o", "json");
        Assert.Equal(0, kept.ExitCode);
        JsonElement caveat = Assert.Single(kept.Json().GetProperty("caveats").EnumerateArray());
        Assert.Equal("RF2916", Text(caveat, "code"));
        Assert.Contains("shop/broken", Text(caveat, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_KeepGoingInText_ShowsTheCaveat() =>
        Assert.Contains("RF2916", Explain("shop/web", "shop/db:5432", Manifests.Shop + "---\n" + Manifests.InvalidPolicy, "--keep-going").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("projectcalico.org/v3", "NetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy")]
    public void Explain_BesidePoliciesOfAnotherLanguage_WarnsAndSaysSoInTheAnswer(string apiVersion, string kind)
    {
        string input = Manifests.Shop + "---\n" + Manifests.Foreign(apiVersion, kind);

        CliRun run = Explain("shop/web", "shop/db:5432", input, "-o", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning RF1512", run.Error, StringComparison.Ordinal);
        JsonElement caveat = Assert.Single(run.Json().GetProperty("caveats").EnumerateArray());
        Assert.Equal("RF2915", Text(caveat, "code"));
        Assert.Contains(kind, Text(caveat, "message"), StringComparison.Ordinal);
        // What the answer itself rests on is never silenced.
        Assert.Contains("RF2915", Explain("shop/web", "shop/db:5432", input, "-q").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: Networkpolicy")]
    [InlineData("apiVersion: extensions/v1beta1")]
    public void Explain_NearMissOfNetworkPolicy_HasNoAnswer(string near)
    {
        string input = near.StartsWith("kind", StringComparison.Ordinal)
            ? Manifests.Shop.Replace("kind: NetworkPolicy", near, StringComparison.Ordinal)
            : Manifests.Shop.Replace("apiVersion: networking.k8s.io/v1", near, StringComparison.Ordinal);

        Explain("shop/web", "shop/db:5432", input).AssertNoAnswer("error RF");
    }

    [Theory]
    [InlineData("shop/wep", "shop/db:5432", "did you mean `shop/Deployment/web`?")]
    [InlineData("shop/web", "svc/shop/db:5432", "RF1606")]
    [InlineData("shop/web:80", "shop/db:5432", "RF1610")]
    [InlineData("shop/web", "shop/db:0", "RF1611")]
    [InlineData("shop/web", "shop/db:70000", "RF1611")]
    [InlineData("shop/web", "shop/db:5432/ICMPX", "RF1613")]
    [InlineData("shop/web\u001b[31m", "shop/db:5432", "\\u001b[31m")]
    public void Explain_QuestionThatCannotBeAsked_SaysWhy(string from, string to, string reason) => Explain(from, to).AssertNoAnswer(reason);

    [Fact]
    public void Explain_NamesWithoutNamespace_AreThoseOfTheOption()
    {
        Assert.Equal(0, Explain("web", "db:5432", "-n", "shop").ExitCode);
        Explain("web", "db:5432").AssertNoAnswer("RF1601");
    }

    /// <summary>docs/semantics.md: a range narrower than every address fits a pod without an address only when it is known where such pods live.</summary>
    [Fact]
    public void Explain_PodRange_SaysWherePodsWithoutAnAddressLive()
    {
        string input = Manifests.Shop.Replace("podSelector:\n        matchLabels:\n          app: web", "ipBlock:\n        cidr: 10.0.0.0/8", StringComparison.Ordinal);
        Assert.Contains("ipBlock", input, StringComparison.Ordinal);

        Assert.Equal(1, Explain("shop/web", "shop/db:5432", input).ExitCode);
        Assert.Equal(0, Explain("shop/web", "shop/db:5432", input, "--pod-cidr", "10.244.0.0/16").ExitCode);
        Assert.Equal(1, Explain("shop/web", "shop/db:5432", input, "--pod-cidr", "192.168.0.0/16").ExitCode);
    }

    /// <summary>docs/semantics.md 9.5: an address of a pod or node means that pod or node, a block nobody of the input.</summary>
    [Theory]
    [InlineData("10.0.0.7", "RF2919", "shop/client")]
    [InlineData("192.0.2.1", "RF2919", "node/n1")]
    [InlineData("10.0.0.8", "", "")]
    [InlineData("10.0.0.0/24", "RF2920", "10.0.0.0/24")]
    public void Explain_AddressOfAPodOrNode_SaysWhoseItIs(string address, string code, string holder)
    {
        string input = Manifests.Join(
            Manifests.Shop,
            "apiVersion: v1\nkind: Pod\nmetadata: {name: client, namespace: shop}\nspec: {containers: []}\nstatus: {podIP: 10.0.0.7, podIPs: [{ip: 10.0.0.7}]}\n",
            "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: {addresses: [{type: InternalIP, address: 192.0.2.1}]}\n");

        CliRun run = Explain(address, "shop/db:5432", input, "-o", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            code.Length > 0 ? [(code, true)] : [],
            run.Json().GetProperty("caveats").EnumerateArray()
                .Where(caveat => Text(caveat, "code") is "RF2919" or "RF2920")
                .Select(caveat => (Text(caveat, "code"), Text(caveat, "message").Contains($"`{holder}`", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("10.0.0.1/8")]
    [InlineData("ten")]
    [InlineData("10.0.0.0/33")]
    public void Explain_PodRangeThatIsNone_SaysHowToWriteOne(string range) =>
        Explain("shop/web", "shop/db:5432", "--pod-cidr", range).AssertNoAnswer("10.244.0.0/16");

    private static IEnumerable<string> Side(string side) => [side, $"{side}.verdict", $"{side}.isolated", $"{side}.decidedBy", $"{side}.isolatedBy", $"{side}.tried"];

    private static string Text(JsonElement element, params string[] path) => path.Aggregate(element, (found, key) => found.GetProperty(key)).GetString()!;

    // The input may stand in front of the options.
    /// <summary>istio.io, Ambient and Kubernetes NetworkPolicy: only between pods of the mesh does traffic arrive at its port; a pod's label goes before its namespace's.</summary>
    [Theory]
    [InlineData("ambient", "a", "b", true)]
    [InlineData("ambient", "a", "out", false)]
    [InlineData("ambient", "203.0.113.7", "b", false)]
    [InlineData("none", "a", "b", false)]
    public void Explain_BetweenPodsOfTheAmbientMesh_SaysAtWhichPortTheyMeet(string mode, string from, string to, bool expected)
    {
        string Pod(string name, string labels) => $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: mesh, labels: {{{labels}}}}}\nspec: {{containers: [{{name: c, image: i}}]}}\n";
        string input = $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: mesh, labels: {{istio.io/dataplane-mode: {mode}}}}}\n"
            + Pod("a", "app: a") + Pod("b", "app: b") + Pod("out", "istio.io/dataplane-mode: none");

        CliRun run = Explain(from.Contains('.') ? from : $"mesh/{from}", $"mesh/{to}:8080", input);

        Assert.Equal(expected, run.Output.Contains("RF2923", StringComparison.Ordinal));
        Assert.Equal(expected, run.Output.Contains("15008", StringComparison.Ordinal));
    }

    /// <summary>docs/semantics.md, Services: what comes to a node port is led on to pods, so an answer about the node is not one about them.</summary>
    [Theory]
    [InlineData("node/n1:30080", true)]
    [InlineData("node/n1:30081", false)]
    [InlineData("node/n1:30080/udp", false)]
    [InlineData("shop/web:30080", false)]
    public void Explain_ANodePort_SaysThatTheAnswerIsForTheNodeAndWhatToAsk(string to, bool expected)
    {
        CliRun run = Explain(
            "203.0.113.7",
            to,
            """
            {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, image: i}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}, ports: [{port: 8080, targetPort: 80, nodePort: 30080}]}}
            """);

        Assert.Equal(expected, run.Output.Contains("RF2925", StringComparison.Ordinal));
        Assert.Equal(expected, run.Output.Contains("`svc/shop/web:8080`", StringComparison.Ordinal));
    }

    private CliRun Explain(string from, string to, params string[] more)
    {
        bool hasInput = more is [var first, ..] && first.Contains("apiVersion", StringComparison.Ordinal);
        _workspace.With("all.yaml", hasInput ? more[0] : Manifests.Shop);
        return _workspace.Run(["explain", from, to, "-f", "all.yaml", .. hasInput ? more[1..] : more]);
    }
}
