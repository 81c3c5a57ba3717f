using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>
/// Edits against writing the whole text anew: a made-up policy is written in some style with the change and without, and the edit of the one
/// has to come to the other, to the byte. Whatever the columns, comments, line ends and the last line are.
/// </summary>
public sealed class EditPropertyTests
{
    private const int Texts = 500;

    private static readonly Node Types = new Node.List([new Node.Scalar("Ingress"), new Node.Scalar("Egress")]);

    private static readonly Node Rule = Map(("to", new Node.List([Map(("podSelector", Map(("matchLabels", Map(("app", new Node.Scalar("db"))))))), Map(("added", Types))])), ("ports", new Node.List([Map(("port", new Node.Scalar("http")))])));

    [Fact]
    public void AddEntry_OfAnyText_IsTheTextWrittenWithIt() => ForEach(random =>
    {
        Node.Mapping spec = Spec(Rules(random));
        bool isLast = random.Next(2) == 0;
        Node.Mapping more = new([.. spec.Entries, new Entry("policyTypes", Types, string.Empty)]);
        return (Object(spec, isLast), Object(more, isLast), root => NodeEditor.AddEntry(root["spec"u8], "policyTypes", Written(Types)));
    });

    [Fact]
    public void AddItem_OfAnyText_IsTheTextWrittenWithIt() => ForEach(random =>
    {
        Node.List rules = Rules(random);
        bool isLast = random.Next(2) == 0;
        return (
            Object(Spec(rules), isLast),
            Object(Spec(new Node.List([.. rules.Items, Rule])), isLast),
            root => NodeEditor.AddItem(root["spec"u8]["egress"u8], Written(Rule)));
    });

    [Fact]
    public void RemoveItem_OfAnyText_IsTheTextWrittenWithoutIt() => ForEach(random =>
    {
        Node.List rules = Rules(random);
        rules = new Node.List([.. rules.Items, .. Rules(random).Items]);
        bool isLast = random.Next(2) == 0;
        int index = random.Next(rules.Items.Count);
        return (
            Object(Spec(rules), isLast),
            Object(Spec(new Node.List([.. rules.Items.Where((_, at) => at != index)])), isLast),
            root => ItemRemoval.Of(root["spec"u8]["egress"u8], index));
    });

    private static void ForEach(Func<Random, (Node Before, Node After, Func<SyntaxNode, TextChange?> Edit)> draw)
    {
        for (int seed = 1; seed <= Texts; seed++)
        {
            Random random = new(seed);
            Style style = new(random.Next(0, 4), random.Next(1, 5), random.Next(2, 5));
            (Node before, Node after, Func<SyntaxNode, TextChange?> edit) = draw(random);
            string lineBreak = random.Next(2) == 0 ? "\n" : "\r\n";
            string end = random.Next(3) == 0 ? string.Empty : lineBreak;
            string Text(Node root) => string.Join(lineBreak, Lines(root, style)) + end;

            SyntaxDocument document = Assert.Single(new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("f", Encoding.UTF8.GetBytes(Text(before))));
            TextChange change = edit(document.Root) ?? throw new InvalidOperationException($"seed {seed}: no edit of\n{Text(before)}");

            Assert.Equal(Text(after), Encoding.UTF8.GetString(change.ApplyTo(Encoding.UTF8.GetBytes(Text(before)))));
        }
    }

    private static Node.Mapping Object(Node spec, bool isLast)
    {
        Entry status = new("status", Map(("conditions", new Node.List([Map(("type", new Node.Scalar("Fine")))]))), "# what came of it");
        Entry metadata = new("metadata", Map(("name", new Node.Scalar("web")), ("finalizers", new Node.List([new Node.Scalar("a.b/c")]))), string.Empty);
        return new Node.Mapping([metadata, new Entry("spec", spec, "# the rules"), .. isLast ? (Entry[])[] : [status]]);
    }

    private static Node.Mapping Spec(Node.List rules) =>
        new([new Entry("podSelector", Map(("matchLabels", Map(("app", new Node.Scalar("web"))))), "# whom"), new Entry("egress", rules, "# where to")]);

    private static Node.List Rules(Random random) => new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(random))]);

    private static Node.Mapping One(Random random)
    {
        Node peer = Map(("podSelector", Map(("matchLabels", Map(("app", new Node.Scalar($"p{random.Next(9)}")), ("tier", new Node.Scalar("back")))))));
        Entry to = new("to", new Node.List([peer, peer]), random.Next(2) == 0 ? string.Empty : "# some");
        Entry ports = new("ports", new Node.List([.. Enumerable.Range(1, random.Next(1, 3)).Select(_ => Map(("protocol", new Node.Scalar("TCP")), ("port", new Node.Scalar($"{random.Next(1, 9)}"))))]), random.Next(2) == 0 ? string.Empty : "# these");
        return new Node.Mapping(random.Next(3) == 0 ? [to] : [to, ports]);
    }

    private static Node.Mapping Map(params IReadOnlyList<(string Key, Node Value)> entries) => new([.. entries.Select(entry => new Entry(entry.Key, entry.Value, string.Empty))]);

    private static Fragment Written(Node node) => node switch
    {
        Node.Mapping(var entries) => new Fragment.Mapping([.. entries.Select(entry => KeyValuePair.Create(entry.Key, Written(entry.Value)))]),
        Node.List(var items) => new Fragment.Sequence([.. items.Select(Written)]),
        Node.Scalar(var text) => new Fragment.Text(text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Lines(Node node, Style style) => node switch
    {
        Node.Mapping(var entries) => entries.SelectMany(entry => EntryLines(entry, style)),
        Node.List(var items) => items.SelectMany(item => Lines(item, style).Select((line, index) => (index == 0 ? "-" + new string(' ', style.Item - 1) : new string(' ', style.Item)) + line)),
        Node.Scalar(var text) => [text],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> EntryLines(Entry entry, Style style)
    {
        string comment = entry.Comment.Length == 0 ? string.Empty : $"   {entry.Comment}";
        return entry.Value is Node.Scalar(var text)
            ? [$"{entry.Key}: {text}{comment}"]
            : Lines(entry.Value, style).Select(line => new string(' ', entry.Value is Node.List ? style.List : style.Mapping) + line).Prepend($"{entry.Key}:{comment}");
    }

    /// <summary>A made-up value; a closed set of cases.</summary>
    private abstract record Node
    {
        public sealed record Mapping(IReadOnlyList<Entry> Entries) : Node;

        public sealed record List(IReadOnlyList<Node> Items) : Node;

        public sealed record Scalar(string Text) : Node;
    }

    private sealed record Entry(string Key, Node Value, string Comment);

    private sealed record Style(int List, int Mapping, int Item);
}
