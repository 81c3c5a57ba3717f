using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>One side of an explanation: what its policies come to over every port in question, and the walk.</summary>
/// <param name="Direction">The side.</param>
/// <param name="Subject">Whose side it is.</param>
/// <param name="Verdict">Allow when the side lets something of what was asked through.</param>
/// <param name="Decider">What settled it; of several ports, the first with this verdict.</param>
/// <param name="Traffic">What the side lets through of what was asked, in the destination's own ports.</param>
public sealed record ExplainedSide(Direction Direction, Party Subject, Verdict Verdict, Decider Decider, TrafficSet Traffic)
{
    /// <summary>The policies that select the subject, whatever they say of this direction.</summary>
    public ValueArray<PolicyRef> SelectedBy { get; init; } = [];

    /// <summary>Those that isolate it in this direction.</summary>
    public ValueArray<PolicyRef> IsolatedBy { get; init; } = [];

    /// <summary>The rules that decide, over every port with this verdict; empty when none did.</summary>
    public ValueArray<RuleRef> DecidedBy { get; init; } = [];

    /// <summary>Every rule that was held against the connection, in the order of the walk, each once.</summary>
    public ValueArray<TriedRule> Tried { get; init; } = [];
}
