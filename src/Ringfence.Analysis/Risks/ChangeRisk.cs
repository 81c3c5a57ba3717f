namespace Ringfence.Analysis;

/// <summary>Why a change deserves a look; the gravest first.</summary>
public enum ChangeRisk
{
    /// <summary>A workload can reach addresses of the internet, or be reached from them, where it could not.</summary>
    OpenedToInternet,

    /// <summary>A workload can no longer ask a DNS server.</summary>
    DnsLost,

    /// <summary>A workload can reach one of another namespace where it could not.</summary>
    OpenedAcrossNamespaces,

    /// <summary>A workload can reach the address at which a cloud hands out credentials.</summary>
    MetadataEndpointReachable,

    /// <summary>Something passes that could not, and no policy isolates the end that let it.</summary>
    IsolationRemoved,

    /// <summary>None of these, and more passes than before.</summary>
    Opened,

    /// <summary>None of these, and less passes than before.</summary>
    Closed,

    /// <summary>None of these; something passes that did not, and something does not that did.</summary>
    Changed,
}
