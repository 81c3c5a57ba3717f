using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>One test of a file.</summary>
/// <param name="Name">Its name, the only one of the file.</param>
/// <param name="Node">Where it is written.</param>
/// <param name="From">Who opens connections; at least one.</param>
/// <param name="To">Who receives them; at least one.</param>
/// <param name="Ports">On which ports; at least one.</param>
/// <param name="Expected">What must become of them.</param>
/// <param name="Excepted">What is left out.</param>
public sealed record WrittenTest(
    string Name,
    SyntaxNode Node,
    IReadOnlyList<WrittenEnd> From,
    IReadOnlyList<WrittenEnd> To,
    IReadOnlyList<WrittenPort> Ports,
    Verdict Expected,
    IReadOnlyList<WrittenExcept> Excepted);
