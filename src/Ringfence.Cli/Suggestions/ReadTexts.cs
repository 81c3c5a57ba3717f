using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The documents of texts, read when first asked for and kept, since an edit leaves nearly all texts as they were.</summary>
/// <remarks>Texts are told apart by their memory, not their content: a changed copy is another text. Of those the last few are kept.</remarks>
internal sealed class ReadTexts
{
    // A search goes on from copies with one edit; more than these are hardly looked at again, and each is as large as its file.
    private const int Copies = 4;

    private readonly Dictionary<ReadOnlyMemory<byte>, ReadText> _originals = [];
    private readonly Dictionary<ReadOnlyMemory<byte>, ReadText> _copies = [];
    private readonly Queue<ReadOnlyMemory<byte>> _age = [];
    private readonly HashSet<ReadOnlyMemory<byte>> _known;

    /// <summary>Begins with nothing read.</summary>
    /// <param name="originals">The texts as they were given; kept to the end.</param>
    public ReadTexts(IEnumerable<InputText> originals) => _known = [.. originals.Select(text => text.Utf8)];

    /// <summary>The documents of a text, and what was found while reading it.</summary>
    public ReadText Of(InputText text)
    {
        bool original = _known.Contains(text.Utf8);
        Dictionary<ReadOnlyMemory<byte>, ReadText> kept = original ? _originals : _copies;
        if (kept.TryGetValue(text.Utf8, out ReadText? known))
        {
            return known;
        }

        DiagnosticSink sink = new();
        ReadText read = new([.. new DocumentReader(ReadLimits.Default, sink).Read(text.Path, text.Utf8)], sink.Found);
        kept.Add(text.Utf8, read);
        if (!original)
        {
            _age.Enqueue(text.Utf8);
            if (_age.Count > Copies)
            {
                _copies.Remove(_age.Dequeue());
            }
        }

        return read;
    }
}
