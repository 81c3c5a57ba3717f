namespace Ringfence.Lab;

/// <summary>A node as it runs: its namespace and its ends of links.</summary>
internal sealed class NodeSpace(PlannedNode plan, NetNs space, LinkEnd atOutside)
{
    // Numbers up to here are links of the node itself.
    private const int FirstPodLink = 100;

    /// <summary>How the names of the node's ends of pods' links begin.</summary>
    public const string PodLinkPrefix = "rf";

    private int _links;

    /// <summary>The node's end of its link to the outside.</summary>
    public static LinkEnd Uplink { get; } = new("eth0", 10);

    /// <summary>The bridge of its pods, where there is one.</summary>
    public static LinkEnd Bridge { get; } = new("cni0", 11);

    public PlannedNode Plan { get; } = plan;

    public NetNs Space { get; } = space;

    /// <summary>The outside's end of its link.</summary>
    public LinkEnd AtOutside { get; } = atOutside;

    /// <summary>The node's end of a pod's link to be; never the same twice.</summary>
    public LinkEnd NextPodLink() => new($"{PodLinkPrefix}{_links}", FirstPodLink + _links++);
}
