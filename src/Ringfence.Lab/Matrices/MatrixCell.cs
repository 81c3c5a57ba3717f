using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>One connection of a matrix, as the Evaluator decides it and as its packet fared.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Expected">What the Evaluator says.</param>
/// <param name="Seen">What the kernel says: allow when its first packet arrived.</param>
public sealed record MatrixCell(Connection Connection, Verdict Expected, Verdict Seen)
{
    /// <summary>Whether both say the same.</summary>
    public bool Agrees => Expected == Seen;
}
