using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>One text, read.</summary>
/// <param name="Documents">Its documents, in order.</param>
/// <param name="Findings">What was found while reading them.</param>
internal sealed record ReadText(IReadOnlyList<SyntaxDocument> Documents, IReadOnlyList<Diagnostic> Findings);
