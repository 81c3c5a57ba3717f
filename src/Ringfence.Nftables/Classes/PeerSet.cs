using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A set of addresses of remotes, and what takes a remote into it: any of some terms.</summary>
internal sealed record PeerSet(string Name, AddressFamily Family, ValueArray<RemoteTerm> Terms);
