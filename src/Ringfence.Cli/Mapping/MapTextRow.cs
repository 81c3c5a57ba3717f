using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>A paragraph of a map for people.</summary>
/// <param name="Sources">Who opens the connections; it grows while rows that read alike are joined.</param>
/// <param name="Lines">The ports, and to whom.</param>
internal sealed record MapTextRow(List<MapEndpoint> Sources, IReadOnlyList<(string Ports, string Targets)> Lines);
