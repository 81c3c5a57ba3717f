using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What one node is to enforce, and what pods of other nodes have to do with it.</summary>
/// <param name="Node">What it is to enforce.</param>
/// <param name="Sets">The sets that hold addresses of pods, each with what takes a pod into it.</param>
/// <param name="Named">The lines that ask for ports by name: which sets there are depends on what pods declare.</param>
/// <param name="Families">The address families that the classes judge.</param>
internal sealed record CompiledPeers(CompiledNode Node, IReadOnlyCollection<PeerSet> Sets, IReadOnlyList<RemoteTerm> Named, ValueArray<AddressFamily> Families);
