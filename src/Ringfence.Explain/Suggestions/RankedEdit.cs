namespace Ringfence.Explain;

/// <summary>An edit and what it costs: small and narrow edits are cheap.</summary>
internal sealed record RankedEdit(Edit Edit, int Cost);
