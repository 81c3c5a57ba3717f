namespace Ringfence.Nftables;

/// <summary>How a value must stand to what it is held against.</summary>
public enum Comparison
{
    /// <summary>It is the value, or in the set.</summary>
    Is,

    /// <summary>It is another, or not in the set.</summary>
    IsNot,
}
