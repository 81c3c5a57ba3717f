using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>
/// Cuts all traffic into pieces that every set met so far holds whole or not at all. A set is then a word with a bit for each piece, and two
/// sets are combined by combining their words.
/// </summary>
/// <remarks>Rules of a cluster name some dozens of ports, so one word is enough for nearly all clusters; where it is not, sets have no words.</remarks>
internal sealed class TrafficAtoms
{
    private const int Most = 64;

    private readonly List<TrafficSet> _pieces = [TrafficSet.All];

    /// <summary>Whether there are few enough pieces for words; if not, they are of no more use.</summary>
    public bool AreFew => _pieces.Count <= Most;

    /// <summary>How many pieces there are: when it changes, words of sets met before have new bits.</summary>
    public int Count => _pieces.Count;

    /// <summary>The word of a set, after pieces that it holds only in part have been cut.</summary>
    /// <param name="set">The set.</param>
    /// <param name="cut">Told of each piece that was cut in two: its bit, and the bit of what is new.</param>
    public ulong WordOf(TrafficSet set, Action<int, int> cut)
    {
        ulong word = 0;
        int count = _pieces.Count;
        for (int piece = 0; piece < count && AreFew; piece++)
        {
            TrafficSet inside = _pieces[piece].Intersect(set);
            if (inside.IsEmpty)
            {
                continue;
            }

            word |= 1UL << piece;
            if (inside != _pieces[piece])
            {
                _pieces.Add(_pieces[piece].Except(set));
                _pieces[piece] = inside;
                cut(piece, _pieces.Count - 1);
            }
        }

        return word;
    }

    /// <summary>The bits of the pieces that a set has something in common with; cuts none.</summary>
    public ulong WordTouching(TrafficSet set)
    {
        ulong word = 0;
        for (int piece = 0; piece < _pieces.Count; piece++)
        {
            word |= _pieces[piece].Intersect(set).IsEmpty ? 0 : 1UL << piece;
        }

        return word;
    }

    /// <summary>The set of a word.</summary>
    public TrafficSet SetOf(ulong word)
    {
        TrafficSet set = TrafficSet.None;
        for (int piece = 0; piece < _pieces.Count; piece++)
        {
            if ((word & (1UL << piece)) != 0)
            {
                set = set.Union(_pieces[piece]);
            }
        }

        return set;
    }
}
