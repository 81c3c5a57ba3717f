using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Cli.Tests;

/// <summary>A valid policy with one node replaced by something else, everywhere: whatever it is, there is an answer or a reason, never a fault.</summary>
public sealed class WrongTypesTests : IDisposable
{
    private const string Policy =
        """
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
         "metadata": {"name": "db", "namespace": "shop", "labels": {"a": "b"}, "annotations": {"c": "d"}, "ownerReferences": [{"apiVersion": "v1", "kind": "Pod", "name": "x", "uid": "1", "controller": true}]},
         "spec": {"podSelector": {"matchLabels": {"app": "db"}, "matchExpressions": [{"key": "app", "operator": "In", "values": ["db"]}]}, "policyTypes": ["Ingress", "Egress"],
          "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "web"}}, "namespaceSelector": {}}, {"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}], "ports": [{"protocol": "TCP", "port": 5000, "endPort": 6000}, {"port": "http"}]}],
          "egress": [{"to": [{"podSelector": {}}]}]}}
        """;

    private const string Pod =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}, "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "uid": "1", "controller": true}]},
         "spec": {"nodeName": "n", "hostNetwork": false, "serviceAccountName": "s", "containers": [{"name": "c", "image": "i", "ports": [{"name": "http", "containerPort": 80, "protocol": "TCP", "hostPort": 0}]}], "initContainers": []},
         "status": {"phase": "Running", "podIP": "10.0.0.1", "podIPs": [{"ip": "10.0.0.1"}]}}
        """;

    private static readonly string[] Replacements =
        ["null", "true", "0", "-1", "1.5", "99999999999999999999", "1e400", "\"\"", "\"x\"", "\"\\u0000\\u001b[31m\\u202e\"", "\"\\ud800\"", "[]", "[null]", "[[]]", "{}", "{\"\": null}", "{\"x\": {}}"];

    private readonly Workspace _workspace = new Workspace().With("db.yaml", Manifests.Db).With("web.yaml", Manifests.Web);

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(Policy, 40)]
    [InlineData(Pod, 30)]
    public void Run_WithAnyNodeReplaced_AnswersOrSaysWhy(string text, int least)
    {
        string[] paths = [.. Paths(JsonNode.Parse(text)!)];
        Assert.True(paths.Length >= least, $"only {paths.Length} nodes were found");
        int refused = 0;
        foreach (string path in paths)
        {
            foreach (string replacement in Replacements)
            {
                refused += AssertHandled(Replace(text, path, replacement), $"{path} = {replacement}");
            }
        }

        // Most of it must be found to be wrong, or nothing was looked at.
        Assert.True(refused > paths.Length * Replacements.Length / 4, $"only {refused} were refused");
    }

    [Fact]
    public void Policy_AsItStands_IsFine() => Assert.Equal(0, AssertHandled(Policy, "untouched"));

    private int AssertHandled(string text, string what)
    {
        CliRun check = _workspace.RunWithInput(text, "check", "-f", "-", "-o", "json");
        Assert.True(check.ExitCode is 0 or 1 or 2 && !check.Error.Contains("should not have happened", StringComparison.Ordinal), $"{what}: {check.Error}");
        if (check.ExitCode == 2)
        {
            // Replaced as a whole by null there is no object left.
            check.AssertNoAnswer("no Kubernetes object");
        }
        else
        {
            Assert.Equal(JsonValueKind.Array, check.Json().GetProperty("diagnostics").ValueKind);
        }

        CliRun shown = _workspace.RunWithInput(text, "check", "-f", "-");
        Assert.Equal(check.ExitCode, shown.ExitCode);
        Assert.True(!shown.Output.Any(letter => char.IsControl(letter) && letter != '\n'), $"{what}: {shown.Output}");

        CliRun explain = _workspace.RunWithInput(text, "explain", "shop/web", "shop/db:5432", "-f", "web.yaml", "-f", "db.yaml", "-f", "-", "--keep-going", "-o", "json");
        Assert.True(explain.ExitCode is 0 or 1 or 2 && !explain.Error.Contains("should not have happened", StringComparison.Ordinal), $"{what}: {explain.Error}");
        return check.ExitCode == 1 ? 1 : 0;
    }

    private static IEnumerable<string> Paths(JsonNode node) => node switch
    {
        JsonObject mapping => mapping.Where(entry => entry.Value is not null).SelectMany(entry => Paths(entry.Value!)).Append(node.GetPath()),
        JsonArray list => list.SelectMany(item => Paths(item!)).Append(node.GetPath()),
        _ => [node.GetPath()],
    };

    // As text, since what replaces a node need not be what a library would write.
    private static string Replace(string text, string path, string replacement)
    {
        const string mark = "<<here>>";
        if (path == "$")
        {
            return replacement;
        }

        JsonNode root = JsonNode.Parse(text)!;
        All(root).Single(node => node.GetPath() == path).ReplaceWith(mark);
        return root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace($"\"{mark}\"", replacement, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject mapping => mapping.Where(entry => entry.Value is not null).SelectMany(entry => All(entry.Value!)).Append(node),
        JsonArray list => list.SelectMany(item => All(item!)).Append(node),
        _ => [node],
    };
}
