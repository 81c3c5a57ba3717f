using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>A block of addresses and the blocks in it that are left out.</summary>
internal sealed record OutlinedBlock(Cidr Block, IReadOnlyList<Cidr> Holes);
