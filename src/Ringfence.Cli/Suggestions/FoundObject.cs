using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>An object in the text that it stands in.</summary>
/// <param name="Text">The text, with the changes made so far.</param>
/// <param name="Root">The object.</param>
internal sealed record FoundObject(ChangedText Text, SyntaxNode Root);
