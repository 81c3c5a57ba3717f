namespace Ringfence.Syntax;

/// <summary>A span of one source text: what a diagnostic points at.</summary>
public readonly record struct SourceLocation(SourceText Source, SourceSpan Span)
{
    /// <summary>Where the span begins, 1-based, in the file.</summary>
    public SourcePosition Position => Source.PositionOf(Span.Start);

    /// <summary><c>path:line:column</c>.</summary>
    public override string ToString() => $"{Source.Path}:{Position.Line}:{Position.Column}";
}
