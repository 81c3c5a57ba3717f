namespace Ringfence.Core;

/// <summary>The two ways that upstream knows of treating <c>hostNetwork</c> pods.</summary>
public enum HostNetworkTreatment
{
    /// <summary>Neither subjects nor peers; their traffic is that of their node. The common one.</summary>
    NodeTraffic,

    /// <summary>Subjects and peers like any pod.</summary>
    LikePods,
}
