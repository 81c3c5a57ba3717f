namespace Ringfence.Analysis;

/// <summary>Puts a set together from numbers that come in ascending order.</summary>
internal sealed class IndexSetBuilder(int capacity = 4)
{
    private const int BitsOfWord = 64;

    private int[] _places = new int[capacity];
    private ulong[] _words = new ulong[capacity];
    private int _count;

    /// <summary>Adds a member that is not below the last one.</summary>
    public void Add(int member)
    {
        int place = member / BitsOfWord;
        ulong bit = 1UL << (member % BitsOfWord);
        if (_count > 0 && _places[_count - 1] == place)
        {
            _words[_count - 1] |= bit;
        }
        else
        {
            AddWord(place, bit);
        }
    }

    /// <summary>Adds a word that comes after the last one; one without bits is left out.</summary>
    public void AddWord(int place, ulong word)
    {
        if (word == 0)
        {
            return;
        }

        if (_count == _places.Length)
        {
            int more = Math.Max(4, _count * 2);
            Array.Resize(ref _places, more);
            Array.Resize(ref _words, more);
        }

        _places[_count] = place;
        _words[_count++] = word;
    }

    /// <summary>The set.</summary>
    public IndexSet Build() => IndexSet.OfWords(_places.AsSpan(0, _count), _words.AsSpan(0, _count));
}
