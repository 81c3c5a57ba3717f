using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Changes of the table that the kernel makes together or not at all. The table itself is made first where it is missing.</summary>
public sealed record Transaction(ValueArray<RulesetChange> Changes)
{
    /// <summary>Nothing to do.</summary>
    public static Transaction Empty { get; } = new([]);

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Changes.IsEmpty;
}
