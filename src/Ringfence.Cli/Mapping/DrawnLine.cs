namespace Ringfence.Cli;

/// <summary>A line of a picture.</summary>
/// <param name="Edge">The connection that it stands for, or one of the two.</param>
/// <param name="Heads">Which of its ends have arrow heads.</param>
internal readonly record struct DrawnLine(DrawnEdge Edge, LineEnds Heads);
