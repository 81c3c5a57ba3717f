namespace Ringfence.Syntax;

/// <summary>One line of a difference: kept (a space), removed (<c>-</c>) or added (<c>+</c>), with its line break.</summary>
internal readonly record struct DiffLine(char Sign, string Text);
