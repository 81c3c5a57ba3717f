using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>How enforcement on a node is to be, besides what its rules are like.</summary>
public sealed record NodeSettings
{
    /// <summary>How often the node looks after what is in force.</summary>
    public EnforcementSettings Enforcement { get; init; } = new();

    /// <summary>How drops are told.</summary>
    public DropSettings Drops { get; init; } = new();

    /// <summary>The NFLOG group that drops are read from. Default: the one that rules log to by default.</summary>
    public ushort LogGroup { get; init; } = new LogSettings().Group;

    /// <summary>Where caches of DNS answer on the node; the usual address when empty.</summary>
    public ValueArray<Address> DnsCaches { get; init; } = [];
}
