using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One connection that two states of a cluster answer differently.</summary>
/// <param name="From">Who opens connections.</param>
/// <param name="To">Who receives them; the same as <paramref name="From"/> for what the pods of one workload may do to each other.</param>
/// <param name="Before">What could pass.</param>
/// <param name="After">What can pass; the same as before where that is for some pods, and they are others.</param>
/// <param name="Gained">What some pod of the one may send to some pod of the other in an address family, and those two could not before.</param>
/// <param name="Lost">What some two of them could in an address family, and cannot any more.</param>
/// <param name="Risks">Why it deserves a look, the gravest first; at least one, and <see cref="ChangeRisk.Opened"/> and those behind it only alone.</param>
/// <param name="Policies">The policies whose edit caused it, each once a direction; empty when none did.</param>
/// <param name="Objects">The workloads and namespaces whose edit caused it.</param>
public sealed record MapChange(
    ChangeEnd From,
    ChangeEnd To,
    Passing Before,
    Passing After,
    TrafficSet Gained,
    TrafficSet Lost,
    ValueArray<ChangeRisk> Risks,
    ValueArray<PolicyEdit> Policies,
    ValueArray<ObjectEdit> Objects)
{
    /// <summary>What became of it.</summary>
    public ChangeType Type => Before == Passing.Nothing ? ChangeType.Added
        : After == Passing.Nothing ? ChangeType.Removed
        : ChangeType.Changed;

    /// <summary>The gravest risk.</summary>
    public ChangeRisk Risk => Risks[0];

    /// <summary>Whether it lets something through that could not pass, for some pods at least.</summary>
    public bool Opens => !Gained.IsEmpty;

    /// <summary>Whether it stops something that could pass, for some pods at least.</summary>
    public bool Closes => !Lost.IsEmpty;
}
