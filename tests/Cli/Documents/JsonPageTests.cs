using System.Text.Json;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>docs/json.md</c> has every key that the documents have.</summary>
public sealed class JsonPageTests : IDisposable
{
    // Replicas that differ, a client among the backends of the Service, two families, a node, a policy that is refused.
    private const string Cluster =
        """
        {apiVersion: v1, kind: Pod, metadata: {name: web-0, namespace: shop, labels: {app: web, role: reader}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u}]}, spec: {nodeName: n1}, status: {podIPs: [{ip: 10.0.0.1}, {ip: "2001:db8::1"}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: shop, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u}]}, spec: {nodeName: n1}, status: {podIP: 10.0.0.2}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}, ports: [{name: http, port: 80}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop}, spec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {role: reader}}}], ports: [{port: 80}]}]}}

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Page_HasEveryKeyOfExplain()
    {
        _workspace.With("all.yaml", Cluster);
        (string From, string To)[] questions = [("shop/web-1", "svc/shop/web:http"), ("shop/web", "svc/shop/web:80"), ("node/n1", "shop/web"), ("203.0.113.7", "shop/web-0:80")];

        AssertDocumented(
            "ringfence.dev/explain/v1",
            ["self", "exemption", "notApplicable", "tried", "variants"],
            [.. questions.Select(question => _workspace.Run("explain", question.From, question.To, "-f", "all.yaml", "-o", "json"))]);
    }

    [Fact]
    public void Page_HasEveryKeyOfCheck()
    {
        _workspace.With("all.yaml", Manifests.Join(Manifests.InvalidPolicy, """
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {ingress: [{from: [{ipBlock: {cidr: "2001:DB8::/32"}}]}]}}

            """));

        AssertDocumented("ringfence.dev/check/v1", ["apiServer", "apiServerWarning", "object", "path"], [_workspace.Run("check", "-f", "all.yaml", "-o", "json")]);
    }

    [Fact]
    public void Page_HasEveryKeyOfDiff()
    {
        _workspace.With("old.yaml", Cluster).With("new.yaml", Manifests.Join(
            Cluster
                .Replace("labels: {app: web, role: reader}", "labels: {app: web}", StringComparison.Ordinal)
                .Replace("podSelector: {}, ingress", "podSelector: {}, policyTypes: [Ingress, Egress], ingress", StringComparison.Ordinal),
            Manifests.Db,
            Manifests.DbPolicy,
            Manifests.Foreign("cilium.io/v2", "CiliumNetworkPolicy")));

        AssertDocumented(
            "ringfence.dev/diff/v1",
            ["partialBefore", "causes", "objects", "aspects", "endpoint", "caveats"],
            [_workspace.Run("diff", "old.yaml", "new.yaml", "-o", "json"), _workspace.Run("diff", "new.yaml", "old.yaml", "-o", "json")]);
    }

    [Fact]
    public void Page_HasEveryKeyOfProbesAndMatrices()
    {
        _workspace.With("all.yaml", Cluster);

        AssertDocumented(
            "ringfence.dev/probe/v1",
            ["arrivedAt", "answeredBy", "drop", "explanation"],
            [ProbeOf("203.0.113.7", "shop/web-0:80"), ProbeOf("node/n1", "svc/shop/web:80")],
            "ringfence.dev/drop/v1",
            "ringfence.dev/explain/v1");
        AssertDocumented("ringfence.dev/matrix/v1", ["family", "agrees", "differ"], [_workspace.Run("lab", "matrix", "-f", "all.yaml", "-o", "json")]);
    }

    private CliRun ProbeOf(string from, string to) => _workspace.Run("lab", "probe", from, to, "-f", "all.yaml", "-o", "json");

    // Some of the keys are rare: the runs are worth little when they miss those.
    private static void AssertDocumented(string schema, string[] rare, CliRun[] runs, params string[] held)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "json.md"));
        string common = page[..page.IndexOf("\n## ringfence.dev", StringComparison.Ordinal)];
        string own = string.Concat(held.Prepend(schema).Select(name => page[page.IndexOf($"\n## {name}", StringComparison.Ordinal)..].Split("\n## ")[1]));
        HashSet<string> keys = [.. runs.SelectMany(KeysOf)];

        Assert.All(rare, key => Assert.Contains(key, keys));
        Assert.All(keys, key => Assert.True(Names(own, key) || common.Contains($"\"{key}\"", StringComparison.Ordinal), key));
    }

    private static bool Names(string text, string key) => text.Contains($"`{key}`", StringComparison.Ordinal) || text.Contains($".{key}`", StringComparison.Ordinal);

    private static IEnumerable<string> KeysOf(CliRun run)
    {
        JsonElement document = run.Json();
        return JsonKeys.Of(document).Select(path => path.Split('.')[^1].Replace("[]", string.Empty, StringComparison.Ordinal));
    }
}
