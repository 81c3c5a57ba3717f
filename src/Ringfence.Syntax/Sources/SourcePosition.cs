namespace Ringfence.Syntax;

/// <summary>A place as it is shown to people: both numbers are 1-based; the column counts UTF-16 code units.</summary>
public readonly record struct SourcePosition(int Line, int Column);
