using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>The anchors of one document, what its aliases and merge keys stand for, and how much that is.</summary>
internal sealed class YamlAnchors(ReadLimits limits)
{
    private readonly Dictionary<string, Anchor> _anchors = [];
    private readonly Dictionary<int, List<(int Key, int Value)>> _merged = [];
    private readonly HashSet<int> _mergeKeys = [];
    private int _aliased;

    /// <summary>Merge keys that readers of YAML disagree about; the document is read all the same.</summary>
    public List<ReadFault> Warnings { get; } = [];

    /// <summary>A node with this anchor begins; an empty name is no anchor. A name set again counts from there on.</summary>
    public void Opened(string name, int index)
    {
        if (name.Length > 0)
        {
            _anchors[name] = new Anchor(index, _aliased);
        }
    }

    /// <summary>The node of an anchor is complete and may be named from now on.</summary>
    public void Closed(string name, int index, TapeWriter tape)
    {
        if (name.Length > 0 && _anchors.TryGetValue(name, out Anchor? anchor) && anchor.Index == index)
        {
            anchor.Nodes = tape.Count - index + _aliased - anchor.AliasedBefore;
        }
    }

    /// <summary>The node that an alias names, its cost counted.</summary>
    public ReadFault? Find(string name, int start, int length, out int target)
    {
        target = 0;
        if (!_anchors.TryGetValue(name, out Anchor? anchor))
        {
            return new ReadFault(ReadDiagnostics.UnknownAlias, start, length, name);
        }

        if (anchor.Nodes < 0)
        {
            return new ReadFault(ReadDiagnostics.CyclicAlias, start, length, name);
        }

        target = anchor.Index;
        return Spend(anchor.Nodes, start, length);
    }

    /// <summary>The key at this record is <c>&lt;&lt;</c>.</summary>
    public void MergeKey(int index) => _mergeKeys.Add(index);

    /// <summary>Works out the entries of a closed mapping that has merge keys: its own, then what the merges add to them.</summary>
    public ReadFault? Merge(TapeWriter tape, int mapping, ReadOnlySpan<byte> source)
    {
        List<(int Key, int Value)> written = Entries(tape, mapping);
        HashSet<string> names = [];
        foreach ((int key, _) in written)
        {
            if (!_mergeKeys.Contains(key))
            {
                names.Add(tape.TextOf(Target(tape, key), source));
            }
        }

        List<(int Key, int Value)> result = [];
        HashSet<string> before = [];
        foreach ((int key, int value) in written)
        {
            if (!_mergeKeys.Contains(key))
            {
                before.Add(tape.TextOf(Target(tape, key), source));
                result.Add((key, value));
            }
            else if (AddMerged(tape, source, key, value, names, before, result) is { } fault)
            {
                return fault;
            }
        }

        _merged[mapping] = result;
        return null;
    }

    /// <summary>Writes the worked-out mappings behind the document and lets the written ones stand for them.</summary>
    public void WriteMerged(TapeWriter tape)
    {
        foreach ((int mapping, List<(int Key, int Value)> entries) in _merged)
        {
            SyntaxRecord written = tape[mapping];
            int index = tape.Open(NodeKind.Mapping, written.Start);
            foreach ((int key, int value) in entries)
            {
                tape.Alias(tape[key].Start, tape[key].Length, key);
                tape.Alias(tape[value].Start, tape[value].Length, value);
            }

            tape.Close(index, written.Start + written.Length, entries.Count);
            tape.Redirect(mapping, index);
        }
    }

    private ReadFault? AddMerged(
        TapeWriter tape, ReadOnlySpan<byte> source, int key, int value, HashSet<string> names, HashSet<string> before, List<(int Key, int Value)> result)
    {
        foreach (int from in Sources(tape, value))
        {
            SyntaxRecord record = tape[from];
            if (record.Kind != NodeKind.Mapping)
            {
                return new ReadFault(ReadDiagnostics.InvalidMerge, tape[key].Start, tape[key].Length, Word(record.Kind));
            }

            List<(int Key, int Value)> entries = Entries(tape, from);
            if (Spend(entries.Count * 2, tape[key].Start, tape[key].Length) is { } fault)
            {
                return fault;
            }

            // Within one source the last of two equal keys counts; between sources the first source does.
            Dictionary<string, (int Key, int Value)> last = [];
            foreach ((int Key, int Value) entry in entries)
            {
                last[tape.TextOf(Target(tape, entry.Key), source)] = entry;
            }

            foreach ((string name, (int Key, int Value) entry) in last)
            {
                if (names.Add(name))
                {
                    result.Add(entry);
                }
                else if (before.Contains(name))
                {
                    Warnings.Add(new ReadFault(ReadDiagnostics.MergeAfterKey, tape[key].Start, tape[key].Length, name));
                    before.Remove(name);
                }
            }
        }

        return null;
    }

    private static List<int> Sources(TapeWriter tape, int value)
    {
        int target = Target(tape, value);
        List<int> sources = [];
        if (tape[target].Kind != NodeKind.Sequence)
        {
            sources.Add(target);
            return sources;
        }

        int item = target + 1;
        for (int left = tape[target].Extra; left > 0; left--)
        {
            sources.Add(Target(tape, item));
            item = tape[item].Next;
        }

        return sources;
    }

    private List<(int Key, int Value)> Entries(TapeWriter tape, int mapping)
    {
        if (_merged.TryGetValue(mapping, out List<(int Key, int Value)>? merged))
        {
            return merged;
        }

        List<(int Key, int Value)> entries = [];
        int key = mapping + 1;
        for (int left = tape[mapping].Extra; left > 0; left--)
        {
            int value = tape[key].Next;
            entries.Add((key, value));
            key = tape[value].Next;
        }

        return entries;
    }

    private static int Target(TapeWriter tape, int index) => tape[index].Kind == NodeKind.Missing ? tape[index].Extra : index;

    private static string Word(NodeKind kind) => kind switch
    {
        NodeKind.Null => "null",
        NodeKind.Boolean => "boolean",
        NodeKind.Number => "number",
        NodeKind.String => "string",
        NodeKind.Sequence => "list in a list",
        NodeKind.Mapping or NodeKind.Missing => "mapping",
    };

    private ReadFault? Spend(int nodes, int start, int length)
    {
        _aliased = (int)Math.Min(int.MaxValue, (long)_aliased + nodes);
        return _aliased > limits.MaxAliasedNodes
            ? new ReadFault(ReadDiagnostics.AliasesTooLarge, start, length, $"{limits.MaxAliasedNodes}")
            : null;
    }

    private sealed class Anchor(int index, int aliasedBefore)
    {
        public int Index => index;

        public int AliasedBefore => aliasedBefore;

        /// <summary>What the node holds with its aliases expanded; negative while it is open.</summary>
        public int Nodes { get; set; } = -1;
    }
}
