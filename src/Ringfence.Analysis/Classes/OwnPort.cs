using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A port that a destination declares under a name that rules use.</summary>
/// <param name="Traffic">The port.</param>
/// <param name="Bit">Its bit in words that hold on the destination.</param>
/// <param name="Names">The bits of the names that stand for it there.</param>
/// <param name="Piece">The bit of the piece of traffic that it lies in.</param>
internal readonly record struct OwnPort(TrafficSet Traffic, ulong Bit, ulong Names, ulong Piece)
{
    /// <summary>The bits of which any means the port.</summary>
    public ulong MeantBy => Names | Piece;
}
