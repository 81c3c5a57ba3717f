namespace Ringfence.Nftables;

/// <summary>Why an endpoint is not in a ruleset.</summary>
public enum LeftOutReason
{
    /// <summary>It has no address: nobody can be told from or to reach it.</summary>
    NoAddress,

    /// <summary>It has an address but no node, so no node enforces its policies; as a peer it is known.</summary>
    NoNode,

    /// <summary>Another pod with an earlier name has the same address, and only one of them can be judged there.</summary>
    AddressTaken,
}
