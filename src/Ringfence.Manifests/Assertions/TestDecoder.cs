using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>What the readers of test files share: keys and types, and the words for what is wrong with them.</summary>
internal sealed class TestDecoder(DiagnosticSink sink)
{
    // What people write for want of the right key; edits alone would not find these.
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["source"] = "from",
        ["src"] = "from",
        ["destination"] = "to",
        ["dst"] = "to",
        ["target"] = "to",
        ["pods"] = "podSelector",
        ["pod"] = "podSelector",
        ["labels"] = "podSelector",
        ["selector"] = "podSelector",
        ["cidr"] = "ipBlock",
        ["addresses"] = "ipBlock",
        ["verdict"] = "expect",
        ["action"] = "expect",
        ["not"] = "except",
        ["exceptions"] = "except",
        ["title"] = "name",
        ["description"] = "name",
        ["assertions"] = "tests",
        ["protocol"] = "port",
    };

    /// <summary>Reports what is wrong at a node.</summary>
    public void Refuse(DiagnosticDescriptor descriptor, SyntaxNode at, params IReadOnlyList<string> arguments) =>
        sink.Report(new Diagnostic(descriptor, at.Location, arguments));

    /// <summary>The values of a mapping's known keys. Anything but a mapping, unknown keys and keys that stand twice are refused.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="what">What it is called in messages.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="keys">The keys it may have.</param>
    public Dictionary<string, SyntaxNode> Keys(SyntaxNode node, string what, string form, IReadOnlyList<string> keys) =>
        KeysAndMeant(node, what, form, keys).Found;

    /// <summary>The same, and the keys that unknown ones were probably meant to be: nobody need be told that those are missing.</summary>
    public (Dictionary<string, SyntaxNode> Found, HashSet<string> Meant) KeysAndMeant(SyntaxNode node, string what, string form, IReadOnlyList<string> keys)
    {
        Dictionary<string, SyntaxNode> found = new(StringComparer.Ordinal);
        HashSet<string> meant = new(StringComparer.Ordinal);
        if (node.Kind != NodeKind.Mapping)
        {
            RefuseType(node, what, "a mapping", form);
            return (found, meant);
        }

        foreach (SyntaxEntry entry in node.Entries)
        {
            string key = entry.Key.KeyText;
            if (!keys.Contains(key))
            {
                string? right = MeantBy(key, keys);
                meant.Add(right ?? key);
                Refuse(
                    AssertionDiagnostics.UnknownKey,
                    entry.Key,
                    key,
                    right is null ? string.Empty : $"; did you mean `{right}`?",
                    $"{string.Join(", ", keys.Select(known => $"`{known}`"))}{HintOn(key)}");
            }
            else if (!found.TryAdd(key, entry.Value))
            {
                Refuse(AssertionDiagnostics.DuplicateKey, entry.Key, key);
            }
        }

        return (found, meant);
    }

    /// <summary>A text; null when it is of another type or empty, which is refused.</summary>
    public string? Text(SyntaxNode node, string what, string form)
    {
        if (node.Kind != NodeKind.String)
        {
            RefuseType(node, what, "a string", form);
            return null;
        }

        string text = node.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse(AssertionDiagnostics.InvalidValue, node, text, $"a {what}", form);
            return null;
        }

        return text;
    }

    /// <summary>The items of a list, or the one value that stands in place of a list of one. An empty list is refused.</summary>
    public IReadOnlyList<SyntaxNode> OneOrMany(SyntaxNode node, string what, string form)
    {
        if (node.Kind != NodeKind.Sequence)
        {
            return [node];
        }

        List<SyntaxNode> items = [];
        foreach (SyntaxNode item in node.Items)
        {
            items.Add(item);
        }

        if (items.Count == 0)
        {
            RefuseType(node, what, "one or more", form);
        }

        return items;
    }

    /// <summary>Refuses a value of another type.</summary>
    public void RefuseType(SyntaxNode node, string what, string wanted, string form) =>
        Refuse(AssertionDiagnostics.WrongType, node, what, wanted, Describe(node), form);

    private static string? MeantBy(string key, IReadOnlyList<string> keys) =>
        Meant.TryGetValue(key, out string? meant) && keys.Contains(meant) ? meant
        : NearestName.TryFind(key, keys, out string? near) ? near
        : null;

    /// <summary>What YAML takes for a key where a selector without quotes was cut at its comma: <c>{podSelector: app=web,tier=api}</c>.</summary>
    private static string HintOn(string key) => key.AsSpan().ContainsAny("=()!")
        ? "; within braces a comma ends the value, so quote a selector that has one: `podSelector: \"app=web,tier in (a,b)\"`"
        : string.Empty;

    private static string Describe(SyntaxNode node) => node.Kind switch
    {
        NodeKind.Missing => "nothing",
        NodeKind.Null => "nothing",
        NodeKind.Boolean => "a boolean",
        NodeKind.Number => "a number",
        NodeKind.String => "a string",
        NodeKind.Sequence => node.Count == 0 ? "an empty list" : "a list",
        NodeKind.Mapping => node.Count == 0 ? "an empty mapping" : "a mapping",
    };
}
