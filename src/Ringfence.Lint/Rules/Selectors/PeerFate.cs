namespace Ringfence.Lint;

/// <summary>What becomes of a peer in this cluster.</summary>
internal enum PeerFate
{
    /// <summary>It takes somebody, or nobody can say.</summary>
    Takes,

    /// <summary>It takes nobody.</summary>
    Nobody,

    /// <summary>It asks namespaces for a label that none has; so it takes nobody either.</summary>
    NamespaceLabelOfNobody,
}
