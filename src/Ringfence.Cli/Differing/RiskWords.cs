using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>How risks are called.</summary>
internal static class RiskWords
{
    /// <summary>For programs: <c>opened-to-internet</c>.</summary>
    public static string NameOf(ChangeRisk risk) => risk switch
    {
        ChangeRisk.OpenedToInternet => "opened-to-internet",
        ChangeRisk.OpenedAcrossNamespaces => "opened-across-namespaces",
        ChangeRisk.DnsLost => "dns-lost",
        ChangeRisk.MetadataEndpointReachable => "metadata-endpoint-reachable",
        ChangeRisk.IsolationRemoved => "isolation-removed",
        ChangeRisk.Opened => "opened",
        ChangeRisk.Closed => "closed",
        ChangeRisk.Changed => "changed",
    };

    /// <summary>For people: <c>opened to the internet</c>.</summary>
    public static string TitleOf(ChangeRisk risk) => risk switch
    {
        ChangeRisk.OpenedToInternet => "opened to the internet",
        ChangeRisk.OpenedAcrossNamespaces => "opened across namespaces",
        ChangeRisk.DnsLost => "DNS lost",
        ChangeRisk.MetadataEndpointReachable => "metadata endpoint reachable",
        ChangeRisk.IsolationRemoved => "isolation removed",
        ChangeRisk.Opened => "opened",
        ChangeRisk.Closed => "closed",
        ChangeRisk.Changed => "changed",
    };

    /// <summary>Whether it is more than that something opened or closed.</summary>
    public static bool IsGrave(ChangeRisk risk) => risk < ChangeRisk.Opened;
}
