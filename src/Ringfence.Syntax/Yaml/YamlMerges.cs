using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>The merge keys of one document, worked out as the server's front end does (go-yaml v2, decode.go, mapping and merge).</summary>
/// <remarks>
/// It takes the entries of a mapping in the order written and merges where <c>&lt;&lt;</c> stands, so that of two entries for one key the later wins,
/// whether written or merged; within a list of mappings the first one does. The YAML type repository lets written keys win always.
/// </remarks>
internal sealed class YamlMerges(YamlAnchors anchors)
{
    private const int Written = -1;
    private const int Warned = -2;
    private readonly Dictionary<int, List<(int Key, int Value)>> _workedOut = [];
    private readonly HashSet<int> _keys = [];

    /// <summary>Merge keys that stand where readers of YAML disagree about what they do; the document is read all the same.</summary>
    public List<ReadFault> Warnings { get; } = [];

    /// <summary>The key at this record is <c>&lt;&lt;</c>.</summary>
    public void Key(int index) => _keys.Add(index);

    /// <summary>Works out the entries of a closed mapping that has merge keys.</summary>
    public ReadFault? Close(TapeWriter tape, int mapping, ReadOnlySpan<byte> source)
    {
        // From the last entry to the first: who comes first here settles a key, and says by what (a merge key, or none).
        Dictionary<string, int> settled = [];
        List<(int Key, int Value)> result = [];
        List<ReadFault> warnings = [];
        List<(int Key, int Value)> written = Entries(tape, mapping);
        for (int i = written.Count - 1; i >= 0; i--)
        {
            (int key, int value) = written[i];
            if (_keys.Contains(key))
            {
                if (Add(tape, source, key, value, settled, result) is { } fault)
                {
                    return fault;
                }

                continue;
            }

            string name = tape.TextOf(Target(tape, key), source);
            if (settled.GetValueOrDefault(name, Written) is var by and >= 0)
            {
                warnings.Add(new ReadFault(ReadDiagnostics.MergeAfterKey, tape[by].Start, tape[by].Length, name));
                settled[name] = Warned;
            }

            // Duplicates of one key are kept: what is made of them is not for merging to say.
            if (settled.TryAdd(name, Written) || settled[name] == Written)
            {
                result.Add((key, value));
            }
        }

        result.Reverse();
        warnings.Reverse();
        Warnings.AddRange(warnings);
        _workedOut[mapping] = result;
        return null;
    }

    /// <summary>Writes the worked-out mappings behind the document and lets the written ones stand for them.</summary>
    public void Write(TapeWriter tape)
    {
        foreach ((int mapping, List<(int Key, int Value)> entries) in _workedOut)
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

    private ReadFault? Add(
        TapeWriter tape, ReadOnlySpan<byte> source, int mergeKey, int value, Dictionary<string, int> settled, List<(int Key, int Value)> result)
    {
        foreach (int from in Sources(tape, value))
        {
            if (tape[from].Kind != NodeKind.Mapping)
            {
                return new ReadFault(ReadDiagnostics.InvalidMerge, tape[mergeKey].Start, tape[mergeKey].Length, Word(tape[from].Kind));
            }

            List<(int Key, int Value)> entries = Entries(tape, from);
            if (anchors.Spend(entries.Count * 2, tape[mergeKey].Start, tape[mergeKey].Length) is { } fault)
            {
                return fault;
            }

            for (int i = entries.Count - 1; i >= 0; i--)
            {
                if (settled.TryAdd(tape.TextOf(Target(tape, entries[i].Key), source), mergeKey))
                {
                    result.Add(entries[i]);
                }
            }
        }

        return null;
    }

    // What is merged, the first to count first. A list counts only where it is written out: an alias of one is refused.
    private static List<int> Sources(TapeWriter tape, int value)
    {
        if (tape[value].Kind != NodeKind.Sequence)
        {
            return [Target(tape, value)];
        }

        List<int> sources = [];
        int item = value + 1;
        for (int left = tape[value].Extra; left > 0; left--)
        {
            sources.Add(Target(tape, item));
            item = tape[item].Next;
        }

        return sources;
    }

    private List<(int Key, int Value)> Entries(TapeWriter tape, int mapping)
    {
        if (_workedOut.TryGetValue(mapping, out List<(int Key, int Value)>? merged))
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

    private static string Word(NodeKind kind) => kind == NodeKind.Sequence ? "list behind an alias or in a list" : NodeWords.Of(kind);
}
