using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>What the decoders share: the object being read, whether it was refused, and the pools of what objects have in common.</summary>
internal sealed class DecodeScope(ClusterReadOptions options, DiagnosticSink sink)
{
    private SyntaxDocument? _document;

    /// <summary>What the reader was told.</summary>
    public ClusterReadOptions Options { get; } = options;

    /// <summary>What is assumed where no address is known.</summary>
    public EndpointAddresses UnknownAddresses { get; } = options.UnknownAddresses;

    /// <summary>Strings of the whole input.</summary>
    public Utf8StringPool Strings { get; } = new();

    /// <summary>Label sets of the whole input.</summary>
    public LabelSetPool LabelSets { get; } = new();

    /// <summary>Port lists of the whole input.</summary>
    public PortListPool PortLists { get; } = new();

    /// <summary>Where findings go.</summary>
    public DiagnosticSink Sink { get; } = sink;

    /// <summary>The object being read.</summary>
    public SyntaxDocument Document => _document ?? throw new InvalidOperationException("No object is being read.");

    /// <summary>Whether something in the object was refused; it is then left out.</summary>
    public bool Refused { get; private set; }

    /// <summary>The object's name as far as it gives one.</summary>
    public ObjectName Name => NameOf(Document);

    /// <summary>An object's name as far as its document gives one.</summary>
    public static ObjectName NameOf(SyntaxDocument document)
    {
        SyntaxNode metadata = document.Root["metadata"u8];
        return new ObjectName(document.Kind, TextOf(metadata["namespace"u8]), TextOf(metadata["name"u8]));
    }

    /// <summary>What to point at when the whole object is meant: its kind where it has one, not all of its lines.</summary>
    public static SourceLocation HeadOf(SyntaxDocument document)
    {
        SyntaxNode kind = document.Root["kind"u8];
        return kind.Exists ? kind.Location : new SourceLocation(document.Location.Source, new SourceSpan(document.Location.Span.Start, 1));
    }

    /// <summary>Starts on another object.</summary>
    public void Begin(SyntaxDocument document)
    {
        _document = document;
        Refused = false;
    }

    /// <summary>Lets go of the last object and its text.</summary>
    public void End() => _document = null;

    /// <summary>Reports an error at a node: the object is left out.</summary>
    public void Refuse(DiagnosticDescriptor descriptor, SyntaxNode at, params IReadOnlyList<string> arguments)
    {
        Refused = true;
        Report(descriptor, at, arguments);
    }

    /// <summary>Reports an error about a key, in the words of strict decoding.</summary>
    public void RefuseField(DiagnosticDescriptor descriptor, SyntaxNode key, string words, params ReadOnlySpan<string> more)
    {
        Refused = true;
        string path = NodePath.Of(key, Document.Root);
        Sink.Report(new Diagnostic(descriptor, key.Location, [path, .. more])
        {
            Object = Name,
            Path = path,
            ApiServer = $"{words} {GoText.Quote(path)}",
        });
    }

    /// <summary>Reports a value that validation refuses, once for each fault in the server's words.</summary>
    /// <param name="descriptor">Takes the value, what it should be, and the fault.</param>
    /// <param name="at">Where to point.</param>
    /// <param name="path">The field as the server names it.</param>
    /// <param name="value">The value.</param>
    /// <param name="wanted">What it should be, in our words.</param>
    /// <param name="faults">What is wrong with it, in the server's.</param>
    public void RefuseValue(
        DiagnosticDescriptor descriptor, SyntaxNode at, string path, string value, string wanted, IEnumerable<string> faults)
    {
        foreach (string fault in faults)
        {
            Refused = true;
            Sink.Report(new Diagnostic(descriptor, at.Location, value, wanted, fault)
            {
                Object = Name,
                Path = path,
                ApiServer = $"{path}: Invalid value: {GoText.Quote(value)}: {fault}",
            });
        }
    }

    /// <summary>Reports a value of another type than the field's.</summary>
    public void RefuseType(SyntaxNode at, string expected) =>
        Refuse(InventoryDiagnostics.WrongType, at, NodePath.Of(at, Document.Root), expected, Describe(at.Kind));

    /// <summary>Reports something that leaves the object standing.</summary>
    public void Report(DiagnosticDescriptor descriptor, SyntaxNode at, params IReadOnlyList<string> arguments) =>
        Sink.Report(new Diagnostic(descriptor, at.Location, arguments)
        {
            Object = Name,
            Path = NodePath.Of(at, Document.Root),
        });

    /// <summary>Whether a node is there and of a kind; null counts as not there, another kind is refused.</summary>
    public bool IsGiven(SyntaxNode node, NodeKind kind)
    {
        if (node.Kind == kind)
        {
            return true;
        }

        if (node.Kind is not (NodeKind.Missing or NodeKind.Null))
        {
            RefuseType(node, Describe(kind));
        }

        return false;
    }

    private static string TextOf(SyntaxNode node) => node.Kind == NodeKind.Null ? string.Empty : node.Text;

    private static string Describe(NodeKind kind) => kind switch
    {
        NodeKind.Missing => "nothing",
        NodeKind.Null => "null",
        NodeKind.Boolean => "a boolean",
        NodeKind.Number => "a number",
        NodeKind.String => "a string",
        NodeKind.Sequence => "a list",
        NodeKind.Mapping => "a mapping",
    };
}
