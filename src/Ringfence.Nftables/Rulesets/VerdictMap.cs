using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A named map from addresses of local pods to chains: the one place where verdicts are looked up.</summary>
/// <remarks>
/// Small on purpose: each change of a verdict map makes the kernel check the verdict maps of the table again, so it holds pods of this
/// node only and never their peers.
/// </remarks>
/// <param name="Name">Its name, unique among sets and maps.</param>
/// <param name="Key">What a key holds, part by part.</param>
/// <param name="Comment">What it is for; empty for none.</param>
public sealed record VerdictMap(string Name, ValueArray<FieldType> Key, string Comment)
{
    /// <summary>The most entries it can hold; 0 for no bound.</summary>
    public int Capacity { get; init; }

    /// <summary>The entries by key, ascending, each key once.</summary>
    public ValueArray<MapEntry> Entries { get; init; } = [];
}
