using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What words of <see cref="TrafficWords"/> come to on a destination: names become its own ports, and have no bits any more.</summary>
/// <param name="pieces">The bits of all pieces.</param>
/// <param name="own">The ports that names stand for there.</param>
internal sealed class DestinationWords(ulong pieces, OwnPort[] own)
{
    /// <summary>What two words have in common on the destination.</summary>
    public ulong Common(ulong left, ulong right)
    {
        ulong common = left & right & pieces;
        foreach (ref readonly OwnPort port in own.AsSpan())
        {
            common |= (left & port.MeantBy) != 0 && (right & port.MeantBy) != 0 ? port.Bit : 0;
        }

        return common;
    }

    /// <summary>The bits of the ports of its own that a word on the destination holds besides whole pieces.</summary>
    public ulong OwnBeside(ulong word)
    {
        ulong bits = 0;
        foreach (ref readonly OwnPort port in own.AsSpan())
        {
            bits |= (word & port.Piece) == 0 ? word & port.Bit : 0;
        }

        return bits;
    }

    /// <summary>Ports of its own, by their bits.</summary>
    public TrafficSet SetOf(ulong bits) => own.Where(port => (bits & port.Bit) != 0).Aggregate(TrafficSet.None, (all, port) => all.Union(port.Traffic));
}
