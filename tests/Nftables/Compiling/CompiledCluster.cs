using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>A cluster with a ruleset for every node, and what they do with the first packets of connections.</summary>
internal sealed class CompiledCluster(ClusterSnapshot snapshot, CompileOptions options)
{
    private readonly Dictionary<NodeName, CompiledNode> _nodes = [];

    public CompiledCluster(Scene scene)
        : this(scene.Snapshot, CompileOptions.Default with { Profile = scene.Profile })
    {
    }

    /// <summary>What a node is to enforce.</summary>
    public CompiledNode On(string node)
    {
        NodeName name = new(node);
        if (!_nodes.TryGetValue(name, out CompiledNode? compiled))
        {
            _nodes.Add(name, compiled = NodeCompiler.Compile(snapshot, name, options));
        }

        return compiled;
    }

    /// <summary>What becomes of a packet at a node.</summary>
    public FakeOutcome Send(string node, FakePacket packet, ChainHook hook = ChainHook.Forward) => FakeWalk.Through(On(node).Ruleset, hook, packet);

    /// <summary>Whether a side of a connection passes at the subject's node; null where no packet shows it.</summary>
    public bool? Passes(Connection asked, Direction direction)
    {
        if (asked.SubjectOf(direction) is not Party.Pod({ Phase: PodPhase.Live, Network: PodNetwork.Own, Node: { } node })
            || AddressOf(asked.Source, asked.Family) is not { } source
            || AddressOf(asked.Destination, asked.Family) is not { } destination
            || source == destination)
        {
            return null;
        }

        bool own = new PeerReader(snapshot, options.Profile).MachineOf(asked.RemoteOf(direction)) == node;
        if (own && direction == Direction.Ingress)
        {
            return null;
        }

        byte protocol = asked.Protocol != Protocol.Other ? ProtocolNumber.Of(asked.Protocol) : asked.Family == AddressFamily.IPv6 ? ProtocolNumber.IcmpV6 : (byte)1;
        Ruleset all = On(node.Value).Ruleset;
        // The other side may be local too; only this one is asked about.
        string other = direction == Direction.Egress ? "ingress" : "egress";
        Ruleset one = new(all.Sets, all.Maps.Select(map => map.Name.StartsWith(other, StringComparison.Ordinal) ? map with { Entries = [] } : map), all.Counters, all.Chains);
        return FakeWalk.Through(one, own ? ChainHook.Input : ChainHook.Forward, new FakePacket(source, destination, protocol, 40_000, asked.Port)).Passes;
    }

    private Address? AddressOf(Party party, AddressFamily family) => party switch
    {
        Party.External(var block) => block.Family == family ? block.First : null,
        Party.Node(var machine) => Known(machine.Addresses, family),
        Party.Pod({ Network: PodNetwork.Host, Node: { } home }) => snapshot.FindNode(home) is { } machine ? Known(machine.Addresses, family) : null,
        // One that has ended has no network any more.
        Party.Pod({ Phase: PodPhase.Finished }) => null,
        Party.Pod(var pod) => Known(pod.Addresses, family),
        _ => null,
    };

    private static Address? Known(EndpointAddresses addresses, AddressFamily family) => addresses.TryGet(family, out Address address) ? address : null;
}
