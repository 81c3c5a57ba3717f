using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>An endpoint of a map that changes.</summary>
/// <param name="Endpoint">As it is now.</param>
/// <param name="Unit">The map endpoint that it is part of.</param>
internal sealed record LivePod(Endpoint Endpoint, LiveUnit Unit)
{
    /// <summary>Its class.</summary>
    public required LiveClass Class { get; set; }

    /// <summary>One object is one pod.</summary>
    public bool Equals(LivePod? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Endpoint.Id.GetHashCode();
}
