namespace Ringfence.Nftables;

/// <summary>What a node does with what policies do not allow.</summary>
public enum EnforcementMode
{
    /// <summary>Stops it and logs it.</summary>
    Enforce,

    /// <summary>Logs it and lets it pass: the same judgement, without effect.</summary>
    Audit,
}
