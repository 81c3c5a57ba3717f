namespace Ringfence.Nftables;

/// <summary>One entry of a verdict map: a key of single values, and where packets that have it go.</summary>
public sealed record MapEntry(SetElement Key, NftVerdict Verdict) : IComparable<MapEntry>
{
    /// <summary>By key: a map has each key once.</summary>
    public int CompareTo(MapEntry? other) => Key.CompareTo(other?.Key);
}
