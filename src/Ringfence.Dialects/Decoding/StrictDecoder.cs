using System.Text;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes nodes as the API server does with strict field validation: field names to the letter, types to the bit.</summary>
/// <remarks>
/// The server stops at one type error, and reports unknown and duplicate fields together only when there is none. Here every
/// fault is found in one run, each with what the server would say once it got to it. Texts: sigs.k8s.io/json, which keeps
/// the texts of Go's encoding/json.
/// </remarks>
internal sealed class StrictDecoder(DiagnosticSink sink, ObjectName subject)
{
    private readonly HashSet<string> _strictFaults = new(StringComparer.Ordinal);

    /// <summary>True once a value had the wrong type: then the object cannot be judged further.</summary>
    public bool Failed { get; private set; }

    /// <summary>True once a field was unknown or given twice.</summary>
    public bool HasStrictFaults => _strictFaults.Count > 0;

    /// <summary>Whether a node is an object; null and absent are the zero value, anything else is a wrong type.</summary>
    public bool IsObject(SyntaxNode node, FieldPath path, string goType) => IsCollection(node, NodeKind.Mapping, path, goType);

    /// <summary>Whether a node is a list; null and absent are the empty one, anything else is a wrong type.</summary>
    public bool IsList(SyntaxNode node, FieldPath path, string goType) => IsCollection(node, NodeKind.Sequence, path, goType);

    /// <summary>The fields of an object in the order written, known ones only; unknown and repeated ones are reported as the walk meets them.</summary>
    public IEnumerable<SyntaxField> Fields(SyntaxNode node, FieldPath path, string[] known)
    {
        // A bit for each known field; no object has more than 15.
        int seen = 0;
        foreach (SyntaxEntry entry in node.Entries)
        {
            int field = IndexOf(known, entry.Key);
            if (field < 0)
            {
                string name = entry.Key.KeyText;
                ReportStrict(PolicyDiagnostics.UnknownField, "unknown field", entry.Key, path.Child(name), Mending.Respell(node, entry.Key, known), Suggest(name, known));
                continue;
            }

            if ((seen & (1 << field)) != 0)
            {
                ReportStrict(PolicyDiagnostics.DuplicateField, "duplicate field", entry.Key, path.Child(known[field]), fix: null);
            }

            seen |= 1 << field;
            yield return new SyntaxField(known[field], entry.Value);
        }
    }

    /// <summary>The entries of a string map, keys once each: a repeated key is reported and its last value counts. A null value is the empty string.</summary>
    public IReadOnlyList<LabelEntry> Map(SyntaxNode node, FieldPath path)
    {
        List<LabelEntry> entries = [];
        if (!IsObject(node, path, "map[string]string"))
        {
            return entries;
        }

        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (SyntaxEntry entry in node.Entries)
        {
            string key = entry.Key.KeyText;
            LabelEntry decoded = new(new Located<string>(key, entry.Key), Text(entry.Value, path.Key(key), "string", entry.Key));
            if (places.TryAdd(key, entries.Count))
            {
                entries.Add(decoded);
            }
            else
            {
                ReportStrict(PolicyDiagnostics.DuplicateField, "duplicate field", entry.Key, path.Key(key), fix: null);
                entries[places[key]] = decoded;
            }
        }

        return entries;
    }

    /// <summary>A string; null and absent are the empty one.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Its field.</param>
    /// <param name="goType">Its Go type, as the decoder's texts name it.</param>
    /// <param name="around">Where to point when the value is absent.</param>
    public Located<string> Text(SyntaxNode node, FieldPath path, string goType, SyntaxNode around)
    {
        if (node.Kind is not (NodeKind.String or NodeKind.Null or NodeKind.Missing))
        {
            ReportType(node, path, goType);
        }

        return new Located<string>(node.Kind == NodeKind.String ? node.Text : string.Empty, node.Exists ? node : around);
    }

    /// <summary>A whole number of 32 or 64 bits; null stands for absent.</summary>
    public Located<long>? Integer(SyntaxNode node, FieldPath path, string goType)
    {
        if (node.Kind is NodeKind.Null or NodeKind.Missing)
        {
            return null;
        }

        if (node.Kind != NodeKind.Number)
        {
            ReportType(node, path, goType);
            return null;
        }

        if (node.TryGetInt64(out long value) && (goType == "int64" || value is >= int.MinValue and <= int.MaxValue))
        {
            return new Located<long>(value, node);
        }

        string number = node.JsonNumberText;
        string refusal = number.Length > 0 ? GoMismatch($"number {number}", path, goType) : $"json: unsupported value: {GoNonFinite(node.Text)}";
        Report(PolicyDiagnostics.NumberOutOfType, node, path, refusal, fix: null, path.ToString(), number.Length > 0 ? number : node.Text, goType);
        return null;
    }

    // .inf and .nan never become JSON: Go refuses to write them, and says so in its own spelling.
    private static string GoNonFinite(string yaml) => yaml[0] switch
    {
        '-' => "-Inf",
        _ when yaml.EndsWith("nan", StringComparison.OrdinalIgnoreCase) => "NaN",
        _ => "+Inf",
    };

    /// <summary>A boolean; null stands for absent.</summary>
    public bool? Boolean(SyntaxNode node, FieldPath path)
    {
        if (node.Kind == NodeKind.Boolean)
        {
            return node.IsTrue;
        }

        if (node.Kind is not (NodeKind.Null or NodeKind.Missing))
        {
            ReportType(node, path, "bool");
        }

        return null;
    }

    /// <summary>Reports a text that a type with its own reading refuses.</summary>
    public void ReportUnreadable(DiagnosticDescriptor descriptor, SyntaxNode node, FieldPath path, string apiServer) =>
        Report(descriptor, node, path, apiServer, fix: null, path.ToString(), node.Text);

    /// <summary>Reports a value of the wrong type.</summary>
    public void ReportType(SyntaxNode node, FieldPath path, string goType)
    {
        (string go, string plain) = node.Kind switch
        {
            NodeKind.Boolean => ("bool", "a boolean"),
            NodeKind.Number when goType is "int32" or "int64" => ($"number {node.JsonNumberText}", "a number"),
            NodeKind.Number => ("number", "a number"),
            NodeKind.String => ("string", "a string"),
            NodeKind.Sequence => ("array", "a list"),
            _ => ("object", "an object"),
        };
        SuggestedFix? fix = goType == "string" ? Mending.Quote(node) : null;
        Report(PolicyDiagnostics.WrongType, node, path, GoMismatch(go, path, goType), fix, path.ToString(), plain, PlainType(goType));
    }

    // Compares bytes where the key stands in the text as it is, which is nearly always.
    private static int IndexOf(string[] known, SyntaxNode key) => key.TryGetUtf8(out ReadOnlySpan<byte> utf8)
        ? IndexOf(known, utf8)
        : Array.IndexOf(known, key.KeyText);

    private static int IndexOf(string[] known, ReadOnlySpan<byte> utf8)
    {
        for (int i = 0; i < known.Length; i++)
        {
            if (Ascii.Equals(utf8, known[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Suggest(string name, string[] known) =>
        NearestName.TryFind(name, known, out string? nearest) ? $"; did you mean `{nearest}`?" : string.Empty;

    private static string PlainType(string goType) => goType switch
    {
        "bool" => "a boolean",
        "int32" or "int64" => "a whole number",
        "string" or "types.UID" or "v1.Protocol" or "v1.PolicyType" or "v1.LabelSelectorOperator" or "v1.ManagedFieldsOperationType" => "a string",
        ['[', ..] => "a list",
        _ => "an object",
    };

    private static string GoMismatch(string value, FieldPath path, string goType) => path == FieldPath.Root
        ? $"json: cannot unmarshal {value} into Go value of type {goType}"
        : $"json: cannot unmarshal {value} into Go struct field {path.GoField()} of type {goType}";

    private bool IsCollection(SyntaxNode node, NodeKind wanted, FieldPath path, string goType)
    {
        if (node.Kind == wanted)
        {
            return true;
        }

        if (node.Kind is not (NodeKind.Null or NodeKind.Missing))
        {
            ReportType(node, path, goType);
        }

        return false;
    }

    private void ReportStrict(DiagnosticDescriptor descriptor, string words, SyntaxNode key, FieldPath path, SuggestedFix? fix, params ReadOnlySpan<string> more)
    {
        string text = $"{words} {GoText.Quote(path.ToString())}";

        // The server says each of these once, however often it applies.
        if (_strictFaults.Add(text))
        {
            sink.Report(new Diagnostic(descriptor, key.Location, [path.ToString(), .. more]) { Object = subject, Path = path.ToString(), ApiServer = text, Fix = fix });
        }
    }

    private void Report(DiagnosticDescriptor descriptor, SyntaxNode node, FieldPath path, string apiServer, SuggestedFix? fix, params string[] arguments)
    {
        Failed = true;
        sink.Report(new Diagnostic(descriptor, node.Location, arguments) { Object = subject, Path = path.ToString(), ApiServer = apiServer, Fix = fix });
    }
}
