using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An object that fixes changed: as it was, and as it is read with them.</summary>
internal sealed record EditedObject(SyntaxDocument Before, SyntaxDocument After);
