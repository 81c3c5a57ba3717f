using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>What reading came to next: a document, or the end of all files.</summary>
/// <param name="Document">The document; none at the end.</param>
/// <param name="Origin">Whether its file was named or found in a directory.</param>
/// <param name="Findings">What was found in the text since the document before.</param>
internal sealed record ReadDocument(SyntaxDocument? Document, InputOrigin Origin, IReadOnlyList<Diagnostic> Findings);
