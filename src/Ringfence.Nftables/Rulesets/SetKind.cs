namespace Ringfence.Nftables;

/// <summary>How the kernel keeps a set.</summary>
public enum SetKind
{
    /// <summary>A hash of single values: a lookup, and a change, cost the same whatever its size.</summary>
    Hash,

    /// <summary>Ranges, which must be disjoint (<c>flags interval</c>); for sets that are small or seldom change.</summary>
    Interval,

    /// <summary>Filled by packets, and emptied by time (<c>flags dynamic,timeout</c>). Its elements are the kernel's, not ours.</summary>
    Dynamic,
}
