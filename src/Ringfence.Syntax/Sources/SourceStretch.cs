namespace Ringfence.Syntax;

/// <summary>The stretch of a file that was read as one text, remembered without its bytes.</summary>
/// <param name="Path">The path as the user named it; <c>-</c> for standard input.</param>
/// <param name="Origin">Where its first byte stands in the file, 1-based.</param>
/// <param name="Offset">The same as a 0-based offset in bytes, a byte order mark counted.</param>
/// <param name="Length">Its length in bytes; 0 for a place where a text is to be put in.</param>
public readonly record struct SourceStretch(string Path, SourcePosition Origin, long Offset, int Length);
