using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A known field of an object: its name and its value.</summary>
internal readonly record struct SyntaxField(string Name, SyntaxNode Value);
