using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A cluster's endpoint classes, and what may pass between them. It combines what Core's regions say; it decides nothing.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class ClassModel
{
    private readonly ClassFamilies _families;
    private readonly Lazy<ClassReach> _reach;

    /// <summary>A model of settled classes.</summary>
    /// <param name="classes">The classes, each at its number.</param>
    /// <param name="classOf">For every endpoint of the snapshot, in its order, the number of its class; -1 for a pod that has ended.</param>
    /// <param name="traffic">Where traffic sets are numbered.</param>
    /// <param name="families">Where address families are.</param>
    /// <param name="caveats">What sorting the endpoints rested on.</param>
    public ClassModel(IReadOnlyList<EndpointClass> classes, int[] classOf, TrafficTable traffic, ClassFamilies families, ValueArray<Caveat> caveats)
    {
        Classes = classes;
        ClassOf = classOf;
        Traffic = traffic;
        Caveats = caveats;
        _families = families;
        _reach = new Lazy<ClassReach>(() => new ClassReach(classes));
    }

    /// <summary>The classes, each at its number.</summary>
    public IReadOnlyList<EndpointClass> Classes { get; }

    /// <summary>The class of every endpoint of the snapshot; -1 for a pod that has ended.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>The traffic sets by number.</summary>
    public TrafficTable Traffic { get; }

    /// <summary>What sorting the endpoints rested on.</summary>
    public ValueArray<Caveat> Caveats { get; }

    /// <summary>The classes that a class may be able to open connections to; all others it cannot.</summary>
    public IndexSet ReachOf(int from) => _reach.Value.Of(from);

    /// <summary>Whether it matters to a pair of classes if two pods of theirs are on one node.</summary>
    public static bool StandingMatters(EndpointClass from, EndpointClass to) =>
        (from.NodeTraffic == NodeTraffic.OfKnownNode && to.Ingress.StandingMatters)
        || (to.NodeTraffic == NodeTraffic.OfKnownNode && from.Egress.StandingMatters);

    /// <summary>What two different pods, one of each class, may exchange.</summary>
    public PairTraffic Between(EndpointClass from, EndpointClass to, Standing standing)
    {
        int some = TrafficTable.None;
        int every = TrafficTable.All;
        foreach (AddressFamily family in _families.Between(from.Families, to.Families))
        {
            PeerSlot slot = new(family, standing);
            int egress = from.Egress.TrafficWith(to.Number, slot, to.Ports);
            int passing = egress == TrafficTable.None
                ? TrafficTable.None
                : Traffic.Intersect(egress, to.Ingress.TrafficWith(from.Number, slot, to.Ports));
            some = Traffic.Union(some, passing);
            every = Traffic.Intersect(every, passing);
        }

        return new PairTraffic(some, some == every ? Extent.Whole : Extent.Partial);
    }
}
