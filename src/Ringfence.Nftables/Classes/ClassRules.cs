using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes the rules of a class: those of each port group for its pods, then ports open to everybody, then those of each port group for blocks of addresses.</summary>
/// <remarks>
/// A group of few ports has a rule for each, which asks for the port first: that is a comparison, so a new connection looks for its peer in
/// the groups of its port only, whatever the number of pods, policies and rules. A block takes the pods in it as well, so only pods that a
/// selector takes need an element.
/// </remarks>
internal sealed class ClassRules(RemoteIndex remotes, SetShelf sets, ValueArray<AddressFamily> families)
{
    // Up to so many comparisons cost less than a lookup does: docs/adr/0014-ports-come-first.md.
    private const int FewPorts = 4;

    private static readonly Protocol[] WithPorts = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];

    /// <summary>The rules of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="denied">The chain where denied packets end.</param>
    public ValueArray<NftRule> Of(ClassPlan plan, string denied)
    {
        NftVerdict VerdictOf(Verdict verdict) => verdict == Verdict.Allow ? TableFrame.AllowedBy(plan.Direction) : new NftVerdict.Goto(denied);
        List<NftRule> rules = [];
        foreach (ClassStage stage in plan.Stages)
        {
            NftVerdict verdict = VerdictOf(stage.Verdict);
            Blocks[] blocks = [.. families.Select(family => new Blocks(family, stage.Terms))];
            rules.AddRange(PodRules(plan.Direction, stage, blocks, verdict));
            rules.AddRange(AnybodyRules(blocks, verdict));
            rules.AddRange(blocks.SelectMany(block => BlockRules(plan.Direction, block, verdict)));
            rules.AddRange(families.SelectMany(family => MaskedRules(plan.Direction, family, stage.Terms, verdict)));
        }

        return [.. rules, NftRule.Of(new NftExpression.Decide(VerdictOf(plan.Tail)))];
    }

    private IEnumerable<NftRule> PodRules(Direction direction, ClassStage stage, Blocks[] blocks, NftVerdict verdict)
    {
        foreach (Blocks block in blocks)
        {
            SortedDictionary<string, (TrafficSet Traffic, List<RemoteSelection> Selections)> groups = new(StringComparer.Ordinal);
            foreach (RemoteTerm term in stage.Terms.Where(term => term.SeesRemotes || term.HasNames))
            {
                foreach ((TrafficSet traffic, IEnumerable<RemoteGroup> taken) in remotes.TakenBy(term, block.Family))
                {
                    // What everybody may do needs no element for pods.
                    if (!traffic.Except(block.Anybody).IsEmpty)
                    {
                        string text = term.HasNames ? $"{term.Text} with {TermText.NamesOf(term.All)} at {traffic}" : term.Text;
                        groups.TryAdd($"{traffic}", (traffic, []));
                        groups[$"{traffic}"].Selections.Add(new RemoteSelection(term, text, taken));
                    }
                }
            }

            foreach ((TrafficSet traffic, List<RemoteSelection> selections) in groups.Values)
            {
                NftExpression.InSet taken = new([Remote(direction, block.Family)], Comparison.Is, sets.Pods(block.Family, selections));
                foreach (NftRule rule in With([IsOf(block.Family), taken], traffic, verdict))
                {
                    yield return rule;
                }
            }
        }
    }

    private IEnumerable<NftRule> AnybodyRules(Blocks[] blocks, NftVerdict verdict) => blocks.Length > 0 && Array.TrueForAll(blocks, block => block.Anybody == blocks[0].Anybody)
        ? With([], blocks[0].Anybody, verdict)
        : blocks.SelectMany(block => With([IsOf(block.Family)], block.Anybody, verdict));

    private IEnumerable<NftRule> BlockRules(Direction direction, Blocks blocks, NftVerdict verdict) => blocks.Parts
        .Where(part => !part.Traffic.Except(blocks.Anybody).IsEmpty)
        .SelectMany(part => With(
            [IsOf(blocks.Family), new NftExpression.InSet([Remote(direction, blocks.Family)], Comparison.Is, sets.Blocks(blocks.Family, part.Addresses))],
            part.Traffic,
            verdict));

    /// <summary>A peer such as "everybody but these pods" takes addresses as long as they are nobody's that is known; pods it takes are in sets.</summary>
    private IEnumerable<NftRule> MaskedRules(Direction direction, AddressFamily family, IReadOnlyList<RemoteTerm> terms, NftVerdict verdict)
    {
        foreach (RemoteTerm term in terms.Where(term => term.SeesRemotes))
        {
            AddressSet outside = term.Outside(family);
            if (outside.IsEmpty)
            {
                continue;
            }

            List<NftExpression> steps = [IsOf(family), new NftExpression.InSet([Remote(direction, family)], Comparison.IsNot, sets.Known(family))];
            if (outside != AddressSet.AllOf(family))
            {
                steps.Add(new NftExpression.InSet([Remote(direction, family)], Comparison.Is, sets.Blocks(family, outside)));
            }

            foreach (NftRule rule in With(steps, term.TrafficOn([]), verdict))
            {
                yield return rule;
            }
        }
    }

    /// <summary>Rules for some traffic: none for none, one for each of few ports or for all of many, and one for protocols without ports.</summary>
    private IEnumerable<NftRule> With(IReadOnlyList<NftExpression> steps, TrafficSet traffic, NftVerdict verdict)
    {
        NftExpression end = new NftExpression.Decide(verdict);
        if (traffic.IsAll)
        {
            yield return NftRule.Of([.. steps, end]);
            yield break;
        }

        NftExpression[][] ports = [.. PortsOf(traffic).Take(FewPorts + 1)];
        if (ports.Length > FewPorts)
        {
            yield return NftRule.Of([.. steps, new NftExpression.InSet([NftField.Protocol, NftField.DestinationPort], Comparison.Is, sets.Ports(traffic)), end]);
        }
        else
        {
            foreach (NftExpression[] port in ports)
            {
                yield return NftRule.Of([.. port, .. steps, end]);
            }
        }

        if (traffic.Other == OtherTraffic.All)
        {
            yield return NftRule.Of([.. steps, new NftExpression.InSet([NftField.Protocol], Comparison.IsNot, sets.Transports()), end]);
        }
    }

    /// <summary>What finds each port: the number first, since few packets have it.</summary>
    private static IEnumerable<NftExpression[]> PortsOf(TrafficSet traffic) =>
        from protocol in WithPorts
        from range in traffic.PortsOf(protocol).Ranges
        from port in Enumerable.Range(range.First, range.Last - range.First + 1)
        select (NftExpression[])
        [
            new NftExpression.Compare(NftField.DestinationPort, Comparison.Is, (UInt128)port),
            new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.Of(protocol)),
        ];

    private static NftExpression.Compare IsOf(AddressFamily family) => new(NftField.Family, Comparison.Is, FamilyNumber.Of(family));

    private static NftField Remote(Direction direction, AddressFamily family) => (direction, family) switch
    {
        (Direction.Ingress, AddressFamily.IPv4) => NftField.IPv4Source,
        (Direction.Ingress, AddressFamily.IPv6) => NftField.IPv6Source,
        (Direction.Egress, AddressFamily.IPv4) => NftField.IPv4Destination,
        (Direction.Egress, AddressFamily.IPv6) => NftField.IPv6Destination,
    };

    /// <summary>What addresses of one family may do, whoever has them.</summary>
    private sealed class Blocks
    {
        public Blocks(AddressFamily family, IEnumerable<RemoteTerm> terms)
        {
            Family = family;
            SortedDictionary<string, (TrafficSet Traffic, AddressSet Addresses)> parts = new(StringComparer.Ordinal);
            foreach (RemoteTerm term in terms.Where(term => !term.SeesRemotes))
            {
                TrafficSet traffic = term.TrafficOn([]);
                AddressSet before = parts.TryGetValue($"{traffic}", out (TrafficSet Traffic, AddressSet Addresses) part) ? part.Addresses : AddressSet.Empty;
                parts[$"{traffic}"] = (traffic, before.Union(term.Outside(family)));
            }

            AddressSet all = AddressSet.AllOf(family);
            Anybody = parts.Values.Where(part => part.Addresses == all).Aggregate(TrafficSet.None, (sum, part) => sum.Union(part.Traffic));
            Parts = [.. parts.Values.Where(part => !part.Addresses.IsEmpty && part.Addresses != all)];
        }

        public AddressFamily Family { get; }

        /// <summary>The traffic that every address may use.</summary>
        public TrafficSet Anybody { get; }

        /// <summary>What some addresses may use.</summary>
        public IReadOnlyList<(TrafficSet Traffic, AddressSet Addresses)> Parts { get; }
    }
}
