namespace Ringfence.Nftables;

/// <summary>Nothing can be enforced on a node as it is.</summary>
/// <param name="why">Why, and what to do about it.</param>
public sealed class NodeUnfitException(RuntimeFinding why) : IOException(why.Message)
{
    /// <summary>Why, and what to do about it.</summary>
    public RuntimeFinding Why { get; } = why;
}
