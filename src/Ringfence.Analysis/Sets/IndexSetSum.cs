namespace Ringfence.Analysis;

/// <summary>Joins many sets at the cost of their words, where joining one after the other would copy what there is each time.</summary>
/// <param name="end">One more than any member.</param>
internal sealed class IndexSetSum(int end)
{
    private const int BitsOfWord = 64;

    private ulong[]? _words;

    /// <summary>Adds the members of a set.</summary>
    public void Add(IndexSet set)
    {
        _words ??= new ulong[(end + BitsOfWord - 1) / BitsOfWord];
        set.AddTo(_words);
    }

    /// <summary>All members of all sets.</summary>
    public IndexSet Total()
    {
        IndexSetBuilder builder = new();
        for (int place = 0; place < (_words?.Length ?? 0); place++)
        {
            builder.AddWord(place, _words![place]);
        }

        return builder.Build();
    }
}
