using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>Every connection of a cluster that could be answered in its own way, and the Evaluator's answers with some choice of policies.</summary>
internal sealed class AnswerTable
{
    private readonly ClusterSnapshot _snapshot;
    private readonly Connection[] _connections;

    public AnswerTable(ClusterSnapshot snapshot)
    {
        _snapshot = snapshot;
        (Protocol Protocol, ushort Port)[] ports = [.. PairOracle.ProbesOf(snapshot)];
        Party[] pods = [.. snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live).Select(endpoint => new Party.Pod(endpoint))];
        Party[] addresses = [.. AddressesOf(snapshot).Select(address => new Party.External(Cidr.Of(address)))];
        _connections =
        [
            .. from pair in Pairs(pods, addresses)
               from family in Families.Between(pair.From, pair.To, new PeerReader(snapshot, EnforcementProfile.Default).AddressesOf)
               from port in ports
               select new Connection(pair.From, pair.To, family, port.Protocol, port.Port, new Via.Direct()),
        ];
    }

    /// <summary>The answers when only some policies and rules stay.</summary>
    public bool[] With(Func<PolicyRef, bool> policies, Func<RuleRef, bool> rules)
    {
        Evaluator evaluator = new(Choose(_snapshot, policies, rules), EnforcementProfile.Default);
        return [.. _connections.Select(connection => evaluator.Evaluate(connection).Verdict == Verdict.Allow)];
    }

    public static ClusterSnapshot Choose(ClusterSnapshot snapshot, Func<PolicyRef, bool> policies, Func<RuleRef, bool> rules) => snapshot.With(
        [
            .. snapshot.Tiers.Select(tier => tier with
            {
                Policies =
                [
                    .. tier.Policies.Where(policy => policies(policy.Ref)).Select(policy => policy with
                    {
                        Ingress = policy.Ingress with { Rules = [.. policy.Ingress.Rules.Where(rule => rules(rule.Ref))] },
                        Egress = policy.Egress with { Rules = [.. policy.Egress.Rules.Where(rule => rules(rule.Ref))] },
                    }),
                ],
            }),
        ]);

    private static IEnumerable<(Party From, Party To)> Pairs(Party[] pods, Party[] addresses) =>
        (from source in pods from destination in pods where source != destination || source is Party.Pod { Endpoint.Kind: EndpointKind.Workload } select (source, destination))
        .Concat(from pod in pods from address in addresses from pair in new (Party, Party)[] { (pod, address), (address, pod) } select pair);

    /// <summary>Where a block begins or ends, something may change.</summary>
    private static IEnumerable<Address> AddressesOf(ClusterSnapshot snapshot)
    {
        HashSet<Address> starts = [Cidr.AllIPv4.First, Cidr.AllIPv6.First];
        foreach (Rule rule in snapshot.Tiers.SelectMany(tier => tier.Policies).SelectMany(policy => policy.Ingress.Rules.Concat(policy.Egress.Rules)))
        {
            foreach (AddressRange range in PeerReader.OutsideOf(rule.Match.Peer).Ranges)
            {
                starts.Add(range.First);
                if (range.Last != Cidr.AllIPv4.Last && range.Last != Cidr.AllIPv6.Last)
                {
                    starts.Add(new Address(range.Family, range.Last.Bits + 1));
                }
            }
        }

        return starts;
    }
}
