using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A cluster's endpoint classes, settled, and which of them may reach which.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class ClassModel
{
    private readonly Lazy<ClassReach> _reach;
    private readonly Lazy<PairMatrix?> _matrix;

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
        Pairs = new ClassPairs(traffic, families);
        _reach = new Lazy<ClassReach>(() => new ClassReach(classes));
        _matrix = new Lazy<PairMatrix?>(() => PairMatrix.Of(classes, traffic, families));
    }

    /// <summary>The classes, each at its number.</summary>
    public IReadOnlyList<EndpointClass> Classes { get; }

    /// <summary>The class of every endpoint of the snapshot; -1 for a pod that has ended.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>The traffic sets by number.</summary>
    public TrafficTable Traffic { get; }

    /// <summary>What passes between two classes.</summary>
    public ClassPairs Pairs { get; }

    /// <summary>What sorting the endpoints rested on.</summary>
    public ValueArray<Caveat> Caveats { get; }

    /// <summary>What passes between all classes, where that is better worked out at once; null where it is better asked pair by pair.</summary>
    public PairMatrix? Matrix => _matrix.Value;

    /// <summary>The classes that a class may be able to open connections to; all others it cannot.</summary>
    public IndexSet ReachOf(int from) => _reach.Value.Of(from);
}
