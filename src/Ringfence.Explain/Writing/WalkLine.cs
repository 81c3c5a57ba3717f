namespace Ringfence.Explain;

/// <summary>One line of a walk.</summary>
internal sealed record WalkLine(WalkMark Mark, string Name, string Place, string What);
