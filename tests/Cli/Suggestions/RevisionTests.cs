using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Where one text is read for many objects, or one object stands in many texts, reading the changed text alone is as good as reading all.</summary>
public sealed class RevisionTests
{
    private static readonly Edit WebLabel = new Edit.PodLabel(new EndpointId("shop/web"), new EndpointId("shop/web"), "tier", "front");

    /// <summary>The second pod has the labels of the first, and so the label that the first is given.</summary>
    [Theory]
    [InlineData("*web")]
    [InlineData("{<<: *web, side: left}")]
    public void With_LabelsSharedByAnchor_ChangesBoth(string labels)
    {
        ClusterManifests revised = Revise(
            [("all.yaml", $"kind: List\napiVersion: v1\nitems:\n{Item("web", "\n      &web\n      app: web")}{Item("other", $" {labels}")}")], WebLabel);

        Assert.Equal("front", Label(revised, "shop/web", "tier"));
        Assert.Equal("front", Label(revised, "shop/other", "tier"));
    }

    /// <summary>The last of two texts of one object counts; the others are left as they are.</summary>
    [Theory]
    [InlineData("a.yaml", "b.yaml")]
    [InlineData("b.yaml", "a.yaml")]
    public void With_ObjectGivenTwice_ChangesTheOneThatCounts(string first, string second)
    {
        string twice = $"kind: List\napiVersion: v1\nitems:\n{Item("web", " {app: old}")}{Item("web", " {app: web}")}{Item("db", " {app: db}")}";

        ClusterManifests revised = Revise([(first, twice), (second, Manifests.Join(Pod("db", "app: counts"), Pod("other", "app: other")))], WebLabel);

        Assert.Equal("web", Label(revised, "shop/web", "app"));
        Assert.Equal("front", Label(revised, "shop/web", "tier"));
        Assert.Equal("counts", Label(revised, "shop/db", "app"));
    }

    /// <summary>Items of a typed list leave their kind to the list, which may say it behind them.</summary>
    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"PodList","items":[ITEMS]}""")]
    [InlineData("""{"items":[ITEMS],"apiVersion":"v1","kind":"PodList"}""")]
    public void With_ItemsWithoutKind_KeepTheKindOfTheirList(string list)
    {
        const string web = """{"metadata":{"name":"web","namespace":"shop","labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"i"}]}}""";
        string items = $"{web},{web.Replace("\"web\"", "\"db\"", StringComparison.Ordinal)}";

        ClusterManifests revised = Revise([("pods.json", list.Replace("ITEMS", items, StringComparison.Ordinal))], WebLabel);

        Assert.Equal("front", Label(revised, "shop/web", "tier"));
        Assert.Equal(2, revised.Snapshot.Endpoints.Count);
    }

    /// <summary>A text that no longer holds what it held, or holds more, is not followed.</summary>
    [Theory]
    [InlineData("app: web", "app: [web]")]
    [InlineData("name: web\n", "name: renamed\n")]
    [InlineData("kind: Pod", "kind: Pod\n---\nkind: Pod")]
    [InlineData("kind: Pod", "kind: [Pod")]
    public void With_TextThatHoldsSomethingElse_IsRefused(string before, string after)
    {
        string pod = Pod("web", "app: web");
        SuggestionScene scene = SuggestionScene.Of(("pods.yaml", pod));
        Assert.True(scene.Input.Cluster.Places.TryFind(new EndpointId("shop/web"), out ObjectPlace place));

        string changed = pod.Replace(before, after, StringComparison.Ordinal);

        Assert.NotEqual(pod, changed);
        Assert.Null(scene.Revision.With([new ChangedText(place.Text, Encoding.UTF8.GetBytes(changed))]));
        Assert.NotNull(scene.Revision.With([new ChangedText(place.Text, Encoding.UTF8.GetBytes(pod))]));
    }

    /// <summary>A pipe cannot be read again, but the text of a policy is at hand: the edit is tried, only its lines cannot be shown.</summary>
    [Fact]
    public void Suggest_InputThatCannotBeReadAgain_IsTriedAllTheSame()
    {
        Suggestion suggestion = SuggestionScene.OfPipe("pipe", Manifests.Shop).Suggest("shop/web", "shop/db:80");

        Assert.Equal(["add TCP 80 to shop/db ingress[0]"], Assert.IsType<Suggestion.Verified>(suggestion).Edits.Select(EditWords.Of));
        Assert.Equal(
            "\nTo allow it, add TCP 80 to shop/db ingress[0]. Checked: with this change it is allowed.\n\n"
            + "The lines to change are not shown: they are very long, or the input cannot be read a second time.\n",
            Written(suggestion));
    }

    [Fact]
    public void Suggest_EverythingOnOneLine_ShowsNoLines()
    {
        string policy = """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"db","namespace":"shop"},"spec":{"ingress":[{"ports":[{"port":80}]}]}}""";
        string filler = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}""".Replace("x", new string('x', 100_000), StringComparison.Ordinal);

        Suggestion suggestion = SuggestionScene.Of(
            ("workloads.yaml", Manifests.Join(Manifests.Web, Manifests.Db)),
            ("list.json", $"{{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{filler},{policy},{filler}]}}")).Suggest();

        Assert.Empty(Assert.IsType<Suggestion.Verified>(suggestion).Diff);
    }

    private static string Written(Suggestion suggestion)
    {
        using StringWriter text = new();
        new SuggestionText(TextStyle.Plain).Write(text, suggestion);
        return text.ToString();
    }

    private static ClusterManifests Revise(IReadOnlyList<(string Path, string Text)> files, Edit edit)
    {
        SuggestionScene scene = SuggestionScene.Of(files);
        IReadOnlyList<ChangedText>? changed = scene.Writer.Apply([edit]);
        Assert.NotNull(changed);
        ClusterManifests? revised = scene.Revision.With(changed);
        Assert.NotNull(revised);
        SameCluster.Assert(revised, FullReading.Of(files, changed).Cluster);
        return revised;
    }

    private static string Label(ClusterManifests cluster, string id, string key) =>
        cluster.Snapshot.FindEndpoint(new EndpointId(id))!.Labels.TryGetValue(key, out string value) ? value : string.Empty;

    private static string Pod(string name, string label) =>
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}\n  namespace: shop\n  labels:\n    {label}\nspec:\n  containers:\n  - name: main\n    image: i\n";

    private static string Item(string name, string labels) =>
        $"- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: {name}\n    namespace: shop\n    labels:{labels}\n  spec:\n    containers:\n    - name: main\n      image: i\n";
}
