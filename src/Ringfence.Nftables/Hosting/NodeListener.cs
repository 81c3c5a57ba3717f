namespace Ringfence.Nftables;

/// <summary>Who hears of what happens on a node. None of it may call back.</summary>
public sealed record NodeListener
{
    /// <summary>Hears what there is to say of the node before anything is enforced.</summary>
    public Action<RuntimeFinding> Found { get; init; } = _ => { };

    /// <summary>Hears of everything that happens to enforcement, in order.</summary>
    public Action<EnforcementEvent> Happened { get; init; } = _ => { };

    /// <summary>Hears of drops.</summary>
    public Action<DropRecord> Dropped { get; init; } = _ => { };
}
