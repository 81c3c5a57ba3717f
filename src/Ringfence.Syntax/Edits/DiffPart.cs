namespace Ringfence.Syntax;

/// <summary>Whole lines of a file, before and after a change.</summary>
/// <param name="FirstLine">The number of the first line before the change, 1-based.</param>
/// <param name="Before">The lines as they are.</param>
/// <param name="After">The lines as they are to be.</param>
public sealed record DiffPart(int FirstLine, string Before, string After);
