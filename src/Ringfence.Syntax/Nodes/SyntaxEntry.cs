namespace Ringfence.Syntax;

/// <summary>A key of a mapping with its value.</summary>
public readonly record struct SyntaxEntry(SyntaxNode Key, SyntaxNode Value);
