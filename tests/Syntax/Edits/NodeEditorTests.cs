using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Adding to texts in the style they are written in. What comes of it is YAML 1.1, or JSON where it was JSON.</summary>
public sealed class NodeEditorTests
{
    [Theory]
    [InlineData("metadata:\n  labels:\n    app: web\nspec: {}\n", "metadata:\n  labels:\n    app: web\n    tier: front\nspec: {}\n")]
    [InlineData("metadata:\n  labels:\n    app: web # the web\n\n# next\nspec: {}\n", "metadata:\n  labels:\n    app: web # the web\n    tier: front\n\n# next\nspec: {}\n")]
    [InlineData("metadata:\n  labels:\n    app: web", "metadata:\n  labels:\n    app: web\n    tier: front")]
    [InlineData("metadata:\r\n  labels:\r\n    app: web\r\nspec: {}\r\n", "metadata:\r\n  labels:\r\n    app: web\r\n    tier: front\r\nspec: {}\r\n")]
    [InlineData("metadata:\n  labels: {app: web}\n", "metadata:\n  labels: {app: web, tier: front}\n")]
    [InlineData("metadata:\n  labels:\n    note: |\n      two\n      lines\nspec: {}\n", "metadata:\n  labels:\n    note: |\n      two\n      lines\n    tier: front\nspec: {}\n")]
    [InlineData("{\"metadata\": {\"labels\": {\"app\": \"web\"}}}\n", "{\"metadata\": {\"labels\": {\"app\": \"web\", \"tier\": \"front\"}}}\n")]
    [InlineData("{\"metadata\": {\"labels\": {\n  \"app\": \"web\"\n}}}\n", "{\"metadata\": {\"labels\": {\n  \"app\": \"web\",\n  \"tier\": \"front\"\n}}}\n")]
    [InlineData("{\"metadata\":{\"labels\":{\"app\":\"web\"}}}\n", "{\"metadata\":{\"labels\":{\"app\":\"web\",\"tier\":\"front\"}}}\n")]
    [InlineData("metadata:\n  labels: {\n    app: web, # the web\n    b: c # more\n  }\n", "metadata:\n  labels: {\n    app: web, # the web\n    b: c, # more\n    tier: front\n  }\n")]
    [InlineData("metadata:\n  labels: &l {app: web}\n", "metadata:\n  labels: &l {app: web, tier: front}\n")]
    [InlineData("x: &x\n  a: b\nmetadata:\n  labels:\n    app: web\n    more: *x\nspec: {}\n", "x: &x\n  a: b\nmetadata:\n  labels:\n    app: web\n    more: *x\n    tier: front\nspec: {}\n")]
    [InlineData("metadata:\n  labels:\n    app: web\n      # of the web\n\n      # too\n    # not\nspec: {}\n", "metadata:\n  labels:\n    app: web\n      # of the web\n\n      # too\n    tier: front\n    # not\nspec: {}\n")]
    [InlineData("{\"metadata\": {\"labels\": {}}}\n", "{\"metadata\": {\"labels\": {\"tier\": \"front\"}}}\n")]
    public void AddEntry_FollowsTheStyleOfTheText(string before, string after) =>
        Assert.Equal(after, Changed(before, root => NodeEditor.AddEntry(root["metadata"u8]["labels"u8], "tier", new Fragment.Text("front"))));

    [Theory]
    [InlineData("ports:\n- port: 80\n- port: 81\nmore: 1\n", "ports:\n- port: 80\n- port: 81\n- protocol: TCP\n  port: 443\nmore: 1\n")]
    [InlineData("ports:\n  - protocol: TCP\n    port: 80\n", "ports:\n  - protocol: TCP\n    port: 80\n  - protocol: TCP\n    port: 443\n")]
    [InlineData("ports:\n  -   port: 80\n", "ports:\n  -   port: 80\n  -   protocol: TCP\n      port: 443\n")]
    [InlineData("ports: [{port: 80}]\n", "ports: [{port: 80}, {protocol: TCP, port: 443}]\n")]
    [InlineData("ports: [{\"port\":80}]\n", "ports: [{\"port\":80},{\"protocol\":\"TCP\",\"port\":443}]\n")]
    public void AddItem_FollowsTheStyleOfTheText(string before, string after) =>
        Assert.Equal(after, Changed(before, root => NodeEditor.AddItem(root["ports"u8], Port)));

    [Theory]
    [InlineData("spec:\n  ingress: []\n  egress: []\n", "spec:\n  ingress:\n  - protocol: TCP\n    port: 443\n  egress: []\n")]
    [InlineData("spec:\n  ingress:\n  egress: []\n", "spec:\n  ingress:\n  - protocol: TCP\n    port: 443\n  egress: []\n")]
    [InlineData("spec:\n  ingress: null # none\n", "spec:\n  ingress:\n  - protocol: TCP\n    port: 443 # none\n")]
    [InlineData("{\"spec\": {\"ingress\": []}}", "{\"spec\": {\"ingress\": [{\"protocol\": \"TCP\", \"port\": 443}]}}")]
    public void FillEntry_PutsTheValueInPlaceOfNothing(string before, string after) => Assert.Equal(after, Changed(before, root =>
    {
        SyntaxNode spec = root["spec"u8];
        foreach (SyntaxEntry entry in spec.Entries)
        {
            if (entry.Key.Text == "ingress")
            {
                return NodeEditor.FillEntry(spec, entry, Fragment.List(Port));
            }
        }

        return null;
    }));

    /// <summary>What is written in several lines stands in as its neighbours do: nearest above, else below.</summary>
    [Theory]
    [InlineData("spec:\n  a:\n  - b\n", "  rules:\n  - to:\n    - app: web\n")]
    [InlineData("spec:\n  a:\n    - b\n", "  rules:\n    - to:\n        - app: web\n")]
    [InlineData("spec:\n    a:\n      - b\n", "    rules:\n      - to:\n          - app: web\n")]
    [InlineData("spec:\n  a:\n  -   b: c\n", "  rules:\n  -   to:\n      -   app: web\n")]
    [InlineData("x:\n- y\nspec:\n  a:\n    - b\n", "  rules:\n    - to:\n        - app: web\n")]
    [InlineData("x:\n    - y\nspec:\n  a: 1\n", "  rules:\n      - to:\n            - app: web\n")]
    [InlineData("\"spec\":\n  \"a\":\n    - b\n", "  rules:\n    - to:\n        - app: web\n")]
    [InlineData("spec:\n  a: 1\n", "  rules:\n  - to:\n    - app: web\n")]
    public void AddEntry_OfLists_StandsInAsTheListsAround(string before, string added)
    {
        Fragment rules = Fragment.List(Fragment.Map(("to", Fragment.List(Fragment.Map(("app", new Fragment.Text("web")))))));

        Assert.Equal(before + added, Changed(before, root => NodeEditor.AddEntry(root["spec"u8], "rules", rules)));
        string below = "    " + before.Replace("\n", "\n    ", StringComparison.Ordinal).TrimEnd(' ') + "    last:\n    - z\n";
        string after = Changed("items:\n  -\n" + below, root => NodeEditor.AddEntry(First(root["items"u8])["spec"u8], "rules", rules));
        Assert.Contains("    " + added.Replace("\n", "\n    ", StringComparison.Ordinal).TrimEnd(' '), after, StringComparison.Ordinal);
    }

    [Fact]
    public void AddEntry_WithListsBelowOnly_StandsInAsThose() => Assert.Equal(
        "spec:\n   b: 1\n   rules:\n     - a\nlast:\n  - z\nend:\n   x: y\n",
        Changed("spec:\n   b: 1\nlast:\n  - z\nend:\n   x: y\n", root => NodeEditor.AddEntry(root["spec"u8], "rules", Fragment.List(new Fragment.Text("a")))));

    /// <summary>A label value is a string whatever it looks like, so it is quoted where YAML 1.1 would read something else.</summary>
    [Theory]
    [InlineData("front", "front")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("8080", "\"8080\"")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("", "\"\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("a.b/c_d-e", "a.b/c_d-e")]
    public void AddEntry_ValueThatLooksLikeSomethingElse_IsQuoted(string value, string written)
    {
        string after = Changed("labels:\n  app: web\n", root => NodeEditor.AddEntry(root["labels"u8], "tier", new Fragment.Text(value)));

        Assert.Equal($"labels:\n  app: web\n  tier: {written}\n", after);
        SyntaxNode read = Root(after)["labels"u8]["tier"u8];
        Assert.Equal((NodeKind.String, value), (read.Kind, read.Text));
    }

    [Fact]
    public void AddEntry_SecondDocumentOfAFile_ChangesThatOne()
    {
        const string text = "a:\n  x: 1\n---\na:\n  y: 2\n";
        SyntaxNode second = Documents(text).Last().Root;

        TextChange change = NodeEditor.AddEntry(second["a"u8], "tier", new Fragment.Text("front"))!.Value;

        Assert.Equal("a:\n  x: 1\n---\na:\n  y: 2\n  tier: front\n", Encoding.UTF8.GetString(change.ApplyTo(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void AddItem_NotASequence_IsRefused() => Assert.Null(NodeEditor.AddItem(Root("a: 1\n")["a"u8], Port));

    private static SyntaxNode First(SyntaxNode sequence)
    {
        foreach (SyntaxNode item in sequence.Items)
        {
            return item;
        }

        return default;
    }

    private static Fragment Port => Fragment.Map(("protocol", new Fragment.Text("TCP")), ("port", new Fragment.Number(443)));

    private static string Changed(string text, Func<SyntaxNode, TextChange?> edit) =>
        Encoding.UTF8.GetString(edit(Root(text))!.Value.ApplyTo(Encoding.UTF8.GetBytes(text)));

    private static SyntaxNode Root(string text) => Assert.Single(Documents(text)).Root;

    private static List<SyntaxDocument> Documents(string text) =>
        [.. new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("test.yaml", Encoding.UTF8.GetBytes(text))];
}
