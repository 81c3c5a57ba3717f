using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Connections that a test leaves out.</summary>
/// <param name="Node">Where it is written.</param>
/// <param name="From">From whom; empty for everybody.</param>
/// <param name="To">To whom; empty for everybody.</param>
/// <param name="Ports">On which ports; at least one.</param>
public sealed record WrittenExcept(
    SyntaxNode Node, IReadOnlyList<WrittenEnd> From, IReadOnlyList<WrittenEnd> To, IReadOnlyList<WrittenPort> Ports);
