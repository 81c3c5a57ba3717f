namespace Ringfence.Syntax;

/// <summary>A stretch of a source text, in bytes of its UTF-8 form.</summary>
/// <param name="Start">0-based offset of the first byte.</param>
/// <param name="Length">Length in bytes; 0 for a place between two bytes.</param>
/// <remarks>The default value is the empty span at the start of the text.</remarks>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>0-based offset just after the last byte.</summary>
    public int End => Start + Length;
}
