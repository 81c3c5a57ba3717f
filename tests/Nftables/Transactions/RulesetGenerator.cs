using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Small tables from few names, so that two of them often share some: every kind of part and every kind of step is among them.</summary>
internal sealed class RulesetGenerator(int seed)
{
    private readonly Random _random = new(seed);

    public Ruleset Next()
    {
        NftSet[] sets =
        [
            .. Some("hosts_a", "hosts_b", "hosts_c").Select(name => new NftSet(name, [FieldType.IPv4Address], SetKind.Hash, $"hosts of {name}") { Elements = Addresses() }),
            .. Some("hosts6_a", "hosts6_b").Select(name => new NftSet(name, [FieldType.IPv6Address], SetKind.Hash, string.Empty) { Capacity = 64, Elements = Addresses() }),
            .. Some("blocks_a", "blocks_b").Select(name => new NftSet(name, [FieldType.IPv4Address], SetKind.Interval, string.Empty) { Elements = Blocks() }),
            .. Some("ports_a", "ports_b").Select(name => new NftSet(name, [FieldType.Protocol, FieldType.Port], SetKind.Interval, string.Empty) { Elements = Ports() }),
            .. Some("loud").Select(name => new NftSet(name, [FieldType.IPv4Address], SetKind.Dynamic, string.Empty) { Capacity = 1024, Expiry = TimeSpan.FromSeconds(60) }),
        ];
        NftCounter[] counters = [.. Some("denied_a", "denied_b").Select(name => new NftCounter(name, string.Empty))];
        string[] ends = [.. Some("end_a", "end_b", "end_c")];
        string[] middles = [.. Some("class_a", "class_b", "class_c")];
        VerdictMap[] maps = [.. Some("dispatch").Select(name => new VerdictMap(name, [FieldType.IPv4Address], string.Empty) { Capacity = 64, Entries = Entries([.. ends, .. middles]) })];
        NftChain[] chains =
        [
            .. ends.Select(name => new NftChain(name, Rules(sets, counters, maps: [], chains: []), $"ends in {name}")),
            .. middles.Select(name => new NftChain(name, Rules(sets, counters, maps: [], ends), string.Empty)),
            .. Some("base_a", "base_b").Select(name => new NftChain(name, Rules(sets, counters, maps, [.. ends, .. middles]), string.Empty)
            {
                Anchor = new ChainAnchor(name == "base_a" ? ChainHook.Forward : ChainHook.Input, -5),
            }),
        ];
        return new Ruleset(sets, maps, counters, chains);
    }

    private IEnumerable<string> Some(params string[] names) => [.. names.Where(_ => _random.Next(3) > 0)];

    private ElementSet Addresses() => ElementSet.Of(Enumerable.Range(1, 6).Where(_ => _random.Next(2) == 0).Select(host => SetElement.Of((UInt128)(0x0A000000 + host))));

    private ElementSet Blocks() => ElementSet.Of(Enumerable.Range(0, 6).Where(_ => _random.Next(2) == 0)
        .Select(block => new SetElement([new KeyPart((UInt128)(0x0A000000 + (block * 16)), (UInt128)(0x0A000000 + (block * 16) + _random.Next(1, 15)))])));

    private ElementSet Ports() => ElementSet.Of(Enumerable.Range(1, 5).Where(_ => _random.Next(2) == 0)
        .Select(group => SetElement.Of((byte)(group % 2 == 0 ? 6 : 17), new PortRange((ushort)(group * 100), (ushort)((group * 100) + _random.Next(20))))));

    private ValueArray<MapEntry> Entries(string[] chains) => chains.Length == 0
        ? []
        : [.. Enumerable.Range(1, 5).Where(_ => _random.Next(2) == 0).Select(host => new MapEntry(SetElement.Of((UInt128)(0x0A010000 + host)), new NftVerdict.Goto(Pick(chains))))];

    private ValueArray<NftRule> Rules(NftSet[] sets, NftCounter[] counters, VerdictMap[] maps, string[] chains) =>
        [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Rule(sets, counters, maps, chains))];

    private NftRule Rule(NftSet[] sets, NftCounter[] counters, VerdictMap[] maps, string[] chains)
    {
        List<NftExpression> steps = [];
        NftExpression family = new NftExpression.Compare(NftField.Family, Comparison.Is, 2);
        // As ours do, they compare the family right before the first field of it.
        void AddOfFamily(NftExpression step) => steps.AddRange(steps.Contains(family) ? [step] : [family, step]);
        NftSet[] hosts = [.. sets.Where(set => set.Key == [FieldType.IPv4Address] && set.Kind != SetKind.Dynamic)];
        NftSet[] ports = [.. sets.Where(set => set.Key.Count == 2)];
        NftSet[] loud = [.. sets.Where(set => set.Kind == SetKind.Dynamic)];
        if (hosts.Length > 0 && _random.Next(2) == 0)
        {
            AddOfFamily(new NftExpression.InSet([Pick([NftField.IPv4Source, NftField.IPv4Destination])], Pick([Comparison.Is, Comparison.IsNot]), Pick(hosts).Name));
        }

        if (ports.Length > 0 && _random.Next(2) == 0)
        {
            steps.Add(new NftExpression.InSet([NftField.Protocol, NftField.DestinationPort], Comparison.Is, Pick(ports).Name));
        }

        if (_random.Next(3) == 0)
        {
            steps.Add(Pick<NftExpression>([new NftExpression.ConnectionIs(ConnectionStates.Established | ConnectionStates.Related), new NftExpression.DestinationTranslated(), new NftExpression.SourceNotRoutedBack(), new NftExpression.InterfaceNamed(InterfaceSide.Output, "cali")]));
        }

        if (loud.Length > 0 && _random.Next(3) == 0)
        {
            AddOfFamily(new NftExpression.LimitEach([NftField.IPv4Source], loud[0].Name, new NftRate(10, 20)));
            steps.Add(new NftExpression.Limit(new NftRate(100, 200)));
            steps.Add(new NftExpression.Log(new LogPrefix(LogCause.Policy, LogFate.Stopped, Direction.Egress, new ClassId(_random.NextInt64())).ToString(), 77, 128, 32));
        }

        if (counters.Length > 0 && _random.Next(3) == 0)
        {
            steps.Add(new NftExpression.Count(Pick(counters).Name));
        }

        if (maps.Length > 0 && _random.Next(2) == 0)
        {
            AddOfFamily(new NftExpression.Dispatch([NftField.IPv4Source], Pick(maps).Name));
            return NftRule.Of([.. steps]);
        }

        if (!steps.Contains(family))
        {
            steps.Insert(0, family);
        }

        if (_random.Next(6) == 0)
        {
            return NftRule.Of([.. steps, new NftExpression.Reject(RejectKind.Prohibited)]);
        }

        NftVerdict[] verdicts = [new NftVerdict.Accept(), new NftVerdict.Drop(), new NftVerdict.Return(), .. chains.Select(chain => new NftVerdict.Goto(chain)), .. chains.Select(chain => new NftVerdict.Jump(chain))];
        return NftRule.Of([.. steps, new NftExpression.Decide(Pick(verdicts))]);
    }

    private T Pick<T>(T[] all) => all[_random.Next(all.Length)];
}
