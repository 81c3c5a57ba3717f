using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>Goes once through what happens when files change, in a namespace that nothing is connected to: what has never run is slow the first time.</summary>
public static class LabRehearsal
{
    /// <summary>Plays a change and its end.</summary>
    /// <param name="before">A cluster.</param>
    /// <param name="after">The cluster after an edit.</param>
    /// <param name="profile">What is assumed where upstream leaves the meaning open.</param>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static void Play(ClusterSnapshot before, ClusterSnapshot after, EnforcementProfile profile)
    {
        LabPlanner planner = new(PodNetworking.Routed, LabPlanner.DefaultPodRange);
        CompileOptions options = CompileOptions.Default with { Profile = profile };
        NodeName node = planner.Plan(before).Plan.Nodes[0].Name;
        using NetNs space = NetNsVisit.Run(visit => visit.Create());
        LabNodeSystem system = new(space, new ProcessNamespaces(), () => new SourceCheck.Listed([]));
        using NodeEnforcer enforcer = NodeEnforcer.Start(node, system, new NodeSettings(), new NodeListener());
        foreach (ClusterSnapshot cluster in (ClusterSnapshot[])[before, after, before, after, before])
        {
            enforcer.Enforce(planner.Plan(cluster).Snapshot, options);
        }
    }
}
