using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>An edit for one side and what it costs: small and narrow edits are cheap.</summary>
/// <param name="Side">The side that it is to open.</param>
/// <param name="Edit">The edit.</param>
/// <param name="Cost">A number without unit.</param>
internal sealed record RankedEdit(Direction Side, Edit Edit, int Cost);
