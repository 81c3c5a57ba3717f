using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Numbers the traffic sets of one map, so that the same few are combined once and compared as numbers.</summary>
/// <remarks>A cluster of 100,000 pods has some dozens of different sets. Not for several threads at once.</remarks>
internal sealed class TrafficTable
{
    /// <summary>The number of the empty set.</summary>
    public const int None = 0;

    /// <summary>The number of the set of everything.</summary>
    public const int All = 1;

    private readonly List<TrafficSet> _sets = [];
    private readonly Dictionary<TrafficSet, int> _numbers = [];

    // As long as the pieces are few: the word of each set, and the numbers by word.
    private readonly TrafficAtoms _atoms = new();
    private readonly List<ulong> _words = [];
    private Dictionary<ulong, int> _byWord = [];

    // Where they are not: what two sets come to.
    private readonly PairCache _common = new();
    private readonly PairCache _joined = new();

    /// <summary>A table of the empty set and that of everything.</summary>
    public TrafficTable()
    {
        Add(TrafficSet.None);
        Add(TrafficSet.All);
    }

    /// <summary>The sets, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Sets => _sets;

    /// <summary>The set of a number.</summary>
    public TrafficSet this[int number] => _sets[number];

    /// <summary>The number of a set.</summary>
    public int NumberOf(TrafficSet set) => _numbers.TryGetValue(set, out int number) ? number : Add(set);

    /// <summary>What is in both sets.</summary>
    public int Intersect(int left, int right)
    {
        if (left == right || left == None || right == All)
        {
            return left;
        }

        if (right == None || left == All)
        {
            return right;
        }

        if (_atoms.AreFew)
        {
            ulong both = _words[left] & _words[right];
            return both == _words[left] ? left : both == _words[right] ? right : NumberOf(both);
        }

        if (!_common.TryGet(left, right, out int number))
        {
            _common.Add(left, right, number = NumberOf(_sets[left].Intersect(_sets[right])));
        }

        return number;
    }

    /// <summary>What is in either set.</summary>
    public int Union(int left, int right)
    {
        if (left == right || left == All || right == None)
        {
            return left;
        }

        if (right == All || left == None)
        {
            return right;
        }

        if (_atoms.AreFew)
        {
            ulong either = _words[left] | _words[right];
            return either == _words[left] ? left : either == _words[right] ? right : NumberOf(either);
        }

        if (!_joined.TryGet(left, right, out int number))
        {
            _joined.Add(left, right, number = NumberOf(_sets[left].Union(_sets[right])));
        }

        return number;
    }

    private int NumberOf(ulong word) => _byWord.TryGetValue(word, out int number) ? number : Add(_atoms.SetOf(word));

    private int Add(TrafficSet set)
    {
        int number = _sets.Count;
        _sets.Add(set);
        _numbers.Add(set, number);
        if (_atoms.AreFew)
        {
            int pieces = _atoms.Count;
            _words.Add(_atoms.WordOf(set, Cut));
            if (!_atoms.AreFew)
            {
                return number;
            }

            if (pieces != _atoms.Count)
            {
                _byWord = new Dictionary<ulong, int>(_words.Index().Select(one => KeyValuePair.Create(one.Item, one.Index)));
            }
            else
            {
                _byWord.Add(_words[number], number);
            }
        }

        return number;
    }

    private void Cut(int piece, int rest)
    {
        for (int number = 0; number < _words.Count; number++)
        {
            // What held the piece holds both parts.
            _words[number] |= ((_words[number] >> piece) & 1) << rest;
        }
    }
}
