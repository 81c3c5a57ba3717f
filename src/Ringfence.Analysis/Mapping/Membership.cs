namespace Ringfence.Analysis;

/// <summary>The pods of one map endpoint that are in one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Several">Whether they are more than one, or stand for more.</param>
/// <param name="Place">Where they run, as far as it matters to somebody.</param>
internal sealed record Membership(EndpointClass Class, Multiplicity Several, NodePlace Place);
