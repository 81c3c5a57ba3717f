using System.Text;
using Ringfence.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ringfence.Syntax;

/// <summary>Builds the tape from the events of YamlDotNet: everything that the fast path does not take.</summary>
internal sealed class YamlLibrary(ReadLimits limits)
{
    private readonly TapeWriter _tape = new();
    private readonly Stack<OpenNode> _open = new();
    private YamlAnchors _anchors = new(limits);
    private YamlMerges _merges = new(new YamlAnchors(limits));
    private ByteOffsets _offsets = new(string.Empty, 0);
    private ReadOnlyMemory<byte> _bytes;
    private int _documentStart;
    private int _lastEnd;

    /// <summary>What the last text was read with, but is worth a warning.</summary>
    public List<ReadFault> Warnings { get; } = [];

    /// <summary>Reads every document of a text; those before a fault are still given.</summary>
    public ReadFault? Read(SourceText source, List<SyntaxTree> trees)
    {
        _bytes = source.Utf8;
        Warnings.Clear();
        _documentStart = 0;
        _lastEnd = 0;
        string text = Encoding.UTF8.GetString(_bytes.Span);
        _offsets = new ByteOffsets(text, _bytes.Length);
        Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (parser.MoveNext())
            {
                if (Take(parser.Current!, source, trees) is { } fault)
                {
                    return fault.Descriptor == ReadDiagnostics.InvalidKey ? YamlFaults.Sharpen(fault, _bytes.Span) : fault;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Not only its own exceptions: `a: [1,\nb: c` ends in an InvalidOperationException.
            return YamlFaults.From(exception, _bytes.Span, _offsets, _lastEnd);
        }
    }

    private ReadFault? Take(ParsingEvent next, SourceText source, List<SyntaxTree> trees)
    {
        int start = _offsets[next.Start];
        int end = _offsets[next.End];
        switch (next)
        {
            case DocumentStart:
                _tape.Clear();
                _open.Clear();
                _anchors = new YamlAnchors(limits);
                _merges = new YamlMerges(_anchors);
                return null;
            case DocumentEnd document:
                // Without a `...` it is the last one of the text.
                int documentEnd = document.IsImplicit ? _bytes.Length : end;
                if ((YamlTabs.InBlocks(_tape, _bytes.Span[..documentEnd], _documentStart) ?? YamlTemplates.In(_tape, _bytes.Span)) is { } found)
                {
                    return found;
                }

                _documentStart = documentEnd;
                _merges.Write(_tape);
                Warnings.AddRange(_merges.Warnings);
                trees.Add(_tape.ToTree(source));
                return null;
            case Scalar scalar:
                return Scalar(scalar, start, end);
            case AnchorAlias alias:
                return Alias(alias.Value.Value, start, end);
            case MappingStart mapping:
                return Open(NodeKind.Mapping, mapping, start);
            case SequenceStart sequence:
                return Open(NodeKind.Sequence, sequence, start);
            case MappingEnd or SequenceEnd:
                return Close(start);
            default:
                return null;
        }
    }

    private ReadFault? Open(NodeKind kind, NodeEvent node, int start)
    {
        if (_open.Count == limits.MaxNesting)
        {
            return new ReadFault(ReadDiagnostics.NestingTooDeep, start, 1, $"{limits.MaxNesting}");
        }

        if (_open.TryPeek(out OpenNode? parent) && parent.AtKey)
        {
            return new ReadFault(ReadDiagnostics.InvalidKey, start, 1, kind == NodeKind.Mapping ? "mapping" : "list");
        }

        parent?.Add();
        int index = _tape.Open(kind, start);
        string anchor = node.Anchor.IsEmpty ? string.Empty : node.Anchor.Value;
        _anchors.Opened(anchor, index);
        bool isFlow = node is MappingStart { Style: YamlDotNet.Core.Events.MappingStyle.Flow } or SequenceStart { Style: YamlDotNet.Core.Events.SequenceStyle.Flow };
        _open.Push(new OpenNode(kind, index, anchor, isFlow));
        return null;
    }

    private ReadFault? Close(int at)
    {
        OpenNode node = _open.Pop();

        // The library ends a block collection where the next token begins, and one in brackets before its bracket; we end them with
        // their last child, or with the bracket.
        _lastEnd = node.IsFlow ? Math.Min(at + 1, _bytes.Length) : Math.Max(_lastEnd, _tape[node.Index].Start);
        _tape.Close(node.Index, _lastEnd, node.Kind == NodeKind.Mapping ? node.Count / 2 : node.Count);
        ReadFault? fault = node.Merges ? _merges.Close(_tape, node.Index, _bytes.Span) : null;
        _anchors.Closed(node.Anchor, node.Index, _tape);
        return fault;
    }

    private ReadFault? Scalar(Scalar scalar, int start, int end)
    {
        if (end - start > limits.MaxScalarBytes)
        {
            return new ReadFault(ReadDiagnostics.ScalarTooLong, start, 1, $"{limits.MaxScalarBytes}");
        }

        ReadOnlySpan<byte> span = _bytes.Span[start..end];
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            span = span.TrimEnd(" \t\r\n"u8);
            end = start + span.Length;
        }

        byte[] text = Encoding.UTF8.GetBytes(scalar.Value);
        bool isKey = _open.TryPeek(out OpenNode? parent) && parent.AtKey;
        if (isKey && YamlTags.IsMergeKey(scalar))
        {
            parent!.Merges = true;
            _merges.Key(_tape.Count);
        }

        if (!YamlTags.TryKindOf(scalar, text, out NodeKind kind))
        {
            return new ReadFault(ReadDiagnostics.InvalidTag, start, end - start, scalar.Value, YamlTags.Short(scalar.Tag.Value));
        }

        if (isKey && kind == NodeKind.Null)
        {
            return new ReadFault(ReadDiagnostics.InvalidKey, start, Math.Max(1, end - start), "null");
        }

        parent?.Add();
        int index = Write(kind, start, span, text, scalar.Value);
        _lastEnd = end;
        if (!scalar.Anchor.IsEmpty)
        {
            _anchors.Opened(scalar.Anchor.Value, index);
            _anchors.Closed(scalar.Anchor.Value, index, _tape);
        }

        return null;
    }

    private int Write(NodeKind kind, int start, ReadOnlySpan<byte> span, ReadOnlySpan<byte> text, string value)
    {
        if (span.SequenceEqual(text))
        {
            return _tape.Plain(kind, start, span.Length);
        }

        return span.Length >= 2 && span[0] is (byte)'"' or (byte)'\'' && span[1..^1].SequenceEqual(text)
            ? _tape.Quoted(kind, start, span.Length)
            : _tape.Decoded(kind, start, span.Length, value);
    }

    private ReadFault? Alias(string name, int start, int end)
    {
        _lastEnd = end;
        if (_anchors.Find(name, start, end - start, out int target) is { } fault)
        {
            return fault;
        }

        if (_open.TryPeek(out OpenNode? parent))
        {
            if (parent.AtKey && _tape[target].Kind is NodeKind.Mapping or NodeKind.Sequence or NodeKind.Null or NodeKind.Missing)
            {
                return new ReadFault(ReadDiagnostics.InvalidKey, start, end - start, _tape[target].Kind == NodeKind.Null ? "null" : "list or mapping");
            }

            parent.Add();
        }

        _tape.Alias(start, end - start, target);
        return null;
    }

    private sealed class OpenNode(NodeKind kind, int index, string anchor, bool isFlow)
    {
        public NodeKind Kind => kind;

        public int Index => index;

        public string Anchor => anchor;

        public bool IsFlow => isFlow;

        public int Count { get; private set; }

        public bool Merges { get; set; }

        public void Add() => Count++;

        public bool AtKey => kind == NodeKind.Mapping && (Count & 1) == 0;
    }
}
