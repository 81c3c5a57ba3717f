using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A value and the node that it was written at; where a field is absent, the nearest node around it.</summary>
/// <param name="Value">The decoded value.</param>
/// <param name="Node">Where to point.</param>
public readonly record struct Located<T>(T Value, SyntaxNode Node);
