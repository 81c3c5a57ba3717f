using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A named set. Whatever is not its elements is settled by its name: two sets of one name differ in their elements only.</summary>
/// <param name="Name">Its name, unique among sets and maps.</param>
/// <param name="Key">What an element holds, part by part.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="Comment">What it is for; empty for none.</param>
public sealed record NftSet(string Name, ValueArray<FieldType> Key, SetKind Kind, string Comment)
{
    /// <summary>What is in it; always empty here for a <see cref="SetKind.Dynamic"/> set.</summary>
    public ElementSet Elements { get; init; } = ElementSet.Empty;

    /// <summary>The most elements it can hold; 0 for no bound.</summary>
    public int Capacity { get; init; }

    /// <summary>How long an element of a dynamic set stays after its last packet; zero for sets that keep what they hold.</summary>
    public TimeSpan Expiry { get; init; }
}
