using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Agreement.Tests;

/// <summary>Judges connections by what the rulesets of nodes do with their first packet, side by side.</summary>
internal sealed class RulesetSides(ClusterSnapshot snapshot)
{
    private readonly Dictionary<(NodeName Node, Direction Direction), RulesetWalk> _walks = [];

    /// <summary>What a node does; null for what no packet of a node's shows: a side without a node or an address, a pod that talks to itself, and its own node to it.</summary>
    public Verdict? Judge(Connection asked, Direction direction)
    {
        if (asked.SubjectOf(direction) is not Party.Pod({ Phase: PodPhase.Live, Network: PodNetwork.Own, Node: { } node } subject)
            || AddressOf(asked.Source, asked.Family) is not { } source
            || AddressOf(asked.Destination, asked.Family) is not { } destination
            || source == destination)
        {
            return null;
        }

        bool own = NodeOf(asked.RemoteOf(direction)) == node;
        if (own && direction == Direction.Ingress)
        {
            return null;
        }

        return WalkOf(node, direction).Judge(own ? TableNames.InputEgress : TableNames.Forward, new FirstPacket(source, destination, NumberOf(asked), asked.Protocol == Protocol.Other ? (ushort)0 : asked.Port));
    }

    private RulesetWalk WalkOf(NodeName node, Direction direction)
    {
        if (!_walks.TryGetValue((node, direction), out RulesetWalk? walk))
        {
            // The other side may be local too; only this one is asked about.
            Ruleset all = NodeCompiler.Compile(snapshot, node, CompileOptions.Default).Ruleset;
            string other = direction == Direction.Egress ? "ingress" : "egress";
            walk = new RulesetWalk(new Ruleset(
                all.Sets, all.Maps.Select(map => map.Name.StartsWith(other, StringComparison.Ordinal) ? map with { Entries = [] } : map), all.Counters, all.Chains));
            _walks.Add((node, direction), walk);
        }

        return walk;
    }

    private static byte NumberOf(Connection asked) => asked.Protocol != Protocol.Other
        ? ProtocolNumber.Of(asked.Protocol)
        : asked.Family == AddressFamily.IPv6 ? ProtocolNumber.IcmpV6 : (byte)1;

    private static NodeName? NodeOf(Party party) => party switch
    {
        Party.Node(var machine) => machine.Name,
        Party.Pod({ Network: PodNetwork.Host } pod) => pod.Node,
        _ => null,
    };

    private Address? AddressOf(Party party, AddressFamily family) => party switch
    {
        Party.External(var block) => block.First,
        Party.Node(var machine) => Known(machine.Addresses, family),
        Party.Pod({ Network: PodNetwork.Host, Node: { } home }) when snapshot.FindNode(home) is { } machine => Known(machine.Addresses, family),
        Party.Pod(var pod) => Known(pod.Addresses, family),
        _ => null,
    };

    private static Address? Known(EndpointAddresses addresses, AddressFamily family) => addresses.TryGet(family, out Address address) ? address : null;
}
