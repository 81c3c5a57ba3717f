namespace Ringfence.Nftables;

/// <summary>What becomes of packets of pods whose policies are not in place yet.</summary>
public enum GuardMode
{
    /// <summary>They pass: until its policies are in place, a pod is not isolated.</summary>
    Off,

    /// <summary>They pass and are logged.</summary>
    Log,

    /// <summary>They are stopped and logged.</summary>
    Drop,
}
