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

    private readonly List<TrafficSet> _sets = [TrafficSet.None, TrafficSet.All];
    private readonly Dictionary<TrafficSet, int> _numbers = new() { [TrafficSet.None] = None, [TrafficSet.All] = All };
    private readonly PairCache _common = new();
    private readonly PairCache _joined = new();

    /// <summary>The sets, each at its number.</summary>
    public IReadOnlyList<TrafficSet> Sets => _sets;

    /// <summary>The set of a number.</summary>
    public TrafficSet this[int number] => _sets[number];

    /// <summary>The number of a set.</summary>
    public int NumberOf(TrafficSet set)
    {
        if (!_numbers.TryGetValue(set, out int number))
        {
            _numbers.Add(set, number = _sets.Count);
            _sets.Add(set);
        }

        return number;
    }

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

        if (!_joined.TryGet(left, right, out int number))
        {
            _joined.Add(left, right, number = NumberOf(_sets[left].Union(_sets[right])));
        }

        return number;
    }
}
