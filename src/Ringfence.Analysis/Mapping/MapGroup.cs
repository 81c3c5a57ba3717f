using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Endpoints of a map that connect alike: the same to and from everybody else, and among themselves.</summary>
/// <param name="Number">Its number among the groups, from 0; the order is that of their first members.</param>
/// <param name="Members">The endpoints, in the map's order; at least one.</param>
public sealed record MapGroup(int Number, ValueArray<MapEndpoint> Members)
{
    /// <inheritdoc/>
    public bool Equals(MapGroup? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;
}
