namespace Ringfence.Nftables;

/// <summary>The values that one part of a key may have: an inclusive range, of one value for most.</summary>
public readonly record struct KeyPart(UInt128 First, UInt128 Last) : IComparable<KeyPart>
{
    /// <summary>Whether there is one value only.</summary>
    public bool IsSingle => First == Last;

    /// <summary>One value.</summary>
    public static KeyPart Of(UInt128 value) => new(value, value);

    /// <inheritdoc/>
    public int CompareTo(KeyPart other) => First != other.First ? First.CompareTo(other.First) : Last.CompareTo(other.Last);
}
