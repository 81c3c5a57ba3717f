namespace Ringfence.Core;

/// <summary>The name of a cluster node.</summary>
public readonly record struct NodeName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
