using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What a live map says is a function of the cluster: however the objects got there, it is the map from scratch.</summary>
public sealed class LiveMapTests
{
    private const int Journeys = 80;

    private enum Packing
    {
        OneByOne,
        InPairs,
        AllAtOnce,
    }

    [Theory]
    [InlineData(MapGrain.Workload)]
    [InlineData(MapGrain.Pod)]
    public void Apply_AnyOrderAndPacking_ComesToTheMapFromScratch(MapGrain grain)
    {
        foreach (Journey journey in Journey.Some(Journeys))
        {
            string[] expected = Lines(new LiveMap(journey.End, EnforcementProfile.Default, grain).Everything());
            Assert.Equal(Lines(ConnectivityMap.Of(journey.End, EnforcementProfile.Default, grain)), expected);
            foreach (Packing packing in Enum.GetValues<Packing>())
            {
                LiveMap map = new(journey.Start, EnforcementProfile.Default, grain);
                foreach (IEnumerable<ClusterDelta> step in Pack(journey.Shuffled(), packing))
                {
                    map.Apply(step);
                }

                Assert.True(expected.SequenceEqual(Lines(map.Everything())), $"{journey}, {packing}:\n{string.Join('\n', expected.Except(Lines(map.Everything())))}\ninstead of\n{string.Join('\n', Lines(map.Everything()).Except(expected))}");
            }
        }
    }

    [Fact]
    public void Apply_ChangesSoFar_AddUpToTheMap()
    {
        foreach (Journey journey in Journey.Some(Journeys))
        {
            LiveMap map = new(journey.Start, EnforcementProfile.Default, MapGrain.Workload);
            ChangeLedger ledger = new(map.Everything());
            foreach (ClusterDelta delta in journey.Shuffled())
            {
                ledger.Take(map.Apply(delta), $"{journey}, {delta}");
                ledger.AssertIs(map.Everything(), $"{journey}, after {delta}");
            }
        }
    }

    [Fact]
    public void Apply_NothingOrWhatIsThereAlready_ChangesNothing()
    {
        foreach (Journey journey in Journey.Some(Journeys))
        {
            LiveMap map = new(journey.Start, EnforcementProfile.Default, MapGrain.Workload);

            Assert.Empty(map.Apply());
            Assert.Empty(map.Apply(Journey.PutAll(journey.Start)));
            Assert.Empty(map.Apply(new ClusterDelta.EndpointRemoved(new EndpointId("nowhere/nothing"))));
            Assert.All(
                journey.Start.Endpoints,
                endpoint => Assert.Empty(map.Apply(new ClusterDelta.EndpointRemoved(endpoint.Id), new ClusterDelta.EndpointPut(endpoint))));
        }
    }

    /// <summary>Until a policy asks for a label, pods that differ in it alone are of one class; the one that made the class must not speak for the others.</summary>
    [Theory]
    [InlineData("early", "late")]
    [InlineData("late", "early")]
    public void Apply_PolicyAskingForALabelNobodyAskedFor_TellsApartWhomItSelects(string first, string second)
    {
        NamespaceName space = new("shop");
        Endpoint Pod(string name) => new(EndpointId.Pod(space, name), space, LabelSet.Of([new("shift", name)]));
        Policy denying = new(new PolicyRef("NetworkPolicy", space, "deny-late"), new EndpointSelector(new NamespaceScope.Only(space), new([LabelRequirement.Equal("shift", "late")])), 0)
        {
            Ingress = new DirectionRules(Isolation.DefaultDeny, []),
        };
        Tier tier = new("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, []);
        LiveMap map = new(new ClusterSnapshot([ClusterNamespace.Given(space, LabelSet.Empty)], [Pod(first), Pod(second)], [], [], [], [tier]), EnforcementProfile.Default, MapGrain.Pod);

        IReadOnlyList<LiveChange> changes = map.Apply(new ClusterDelta.PolicyPut(tier.Name, denying));

        Assert.Contains(changes, change => change is { From: LiveEnd.Pods({ Value: "shop/early" }), To: LiveEnd.Pods({ Value: "shop/late" }), After.Ports.IsEmpty: true });
        Assert.All(changes, change => Assert.Equal(new LiveEnd.Pods(new EndpointId("shop/late")), change.To));
    }

    /// <summary>A peer asks for a label that pods had before any policy asked for it; pods that come without it are not that peer.</summary>
    [Fact]
    public void Apply_PodLikeTheOneThatMadeTheClassButForALaterWord_IsNotTakenForIt()
    {
        NamespaceName space = new("shop");
        Endpoint Pod(string name, params ReadOnlySpan<KeyValuePair<string, string>> labels) => new(EndpointId.Pod(space, name), space, LabelSet.Of([.. labels]));
        Policy policy = new(new PolicyRef("NetworkPolicy", space, "from-web"), new EndpointSelector(new NamespaceScope.Only(space), LabelSelector.Everything), 0);
        EndpointSelector web = new(new NamespaceScope.Only(space), new([LabelRequirement.Equal("app", "web")]));
        policy = policy with
        {
            Egress = new DirectionRules(
                Isolation.DefaultDeny,
                [new Rule(new RuleRef(policy.Ref, Direction.Egress, 0), RuleAction.Allow, RuleMatch.AllTraffic(new Peer.Endpoints(web)))]),
        };
        Tier tier = new("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, []);
        LiveMap map = new(new ClusterSnapshot([ClusterNamespace.Given(space, LabelSet.Empty)], [Pod("web", new KeyValuePair<string, string>("app", "web"))], [], [], [], [tier]), EnforcementProfile.Default, MapGrain.Pod);

        map.Apply(new ClusterDelta.PolicyPut(tier.Name, policy));
        map.Apply(new ClusterDelta.EndpointPut(Pod("plain")));

        Assert.Equal(["shop/plain -> shop/web"], PairsOfPods(map));
    }

    /// <summary>A block takes the pod that made a class; pods that come outside the block are not that peer, though a second peer of the rule is asked about them.</summary>
    [Fact]
    public void Apply_PodLikeTheOneThatMadeTheClassButOutsideALaterBlock_IsNotTakenForIt()
    {
        NamespaceName space = new("shop");
        Endpoint Pod(string name, UInt128 address) => new(EndpointId.Pod(space, name), space, LabelSet.Empty)
        {
            Addresses = EndpointAddresses.Known(new Address(AddressFamily.IPv4, address)),
        };
        Policy policy = new(new PolicyRef("NetworkPolicy", space, "from-one"), new EndpointSelector(new NamespaceScope.Only(space), LabelSelector.Everything), 0);
        EndpointSelector nobody = new(new NamespaceScope.Only(space), new([LabelRequirement.Equal("app", "nobody")]));
        Peer peer = new Peer.AnyOf([new Peer.Networks([Cidr.Of(new Address(AddressFamily.IPv4, 0x0A00_0001))], [], NetworkScope.Every), new Peer.Endpoints(nobody)]);
        policy = policy with
        {
            Ingress = new DirectionRules(
                Isolation.DefaultDeny,
                [new Rule(new RuleRef(policy.Ref, Direction.Ingress, 0), RuleAction.Allow, RuleMatch.AllTraffic(peer))]),
        };
        Tier tier = new("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, []);
        LiveMap map = new(
            new ClusterSnapshot([ClusterNamespace.Given(space, LabelSet.Empty)], [Pod("one", 0x0A00_0001)], [], [], [], [tier]), EnforcementProfile.Default, MapGrain.Pod);

        map.Apply(new ClusterDelta.PolicyPut(tier.Name, policy));
        map.Apply(new ClusterDelta.EndpointPut(Pod("two", 0x0A00_0002)));

        Assert.Equal(["shop/one -> shop/two"], PairsOfPods(map));
    }

    [Fact]
    public void Apply_PolicyOfNoTier_IsRefused()
    {
        LiveMap map = new(ClusterSnapshot.Empty, EnforcementProfile.Default, MapGrain.Pod);
        Policy policy = new(new PolicyRef("NetworkPolicy", new NamespaceName("a"), "p"), new EndpointSelector(new NamespaceScope.Only(new NamespaceName("a")), LabelSelector.Everything), 0);

        Assert.Throws<ArgumentException>(() => map.Apply(new ClusterDelta.PolicyPut("nowhere", policy)));
    }

    private static IEnumerable<IEnumerable<ClusterDelta>> Pack(IReadOnlyList<ClusterDelta> deltas, Packing packing) => packing switch
    {
        Packing.OneByOne => deltas.Select(delta => (IEnumerable<ClusterDelta>)[delta]),
        Packing.InPairs => deltas.Chunk(2).Append([]),
        Packing.AllAtOnce => [deltas],
        _ => throw new ArgumentOutOfRangeException(nameof(packing)),
    };

    private static IEnumerable<string> PairsOfPods(LiveMap map) =>
        map.Everything().Where(pair => pair is { From: LiveEnd.Pods, To: LiveEnd.Pods }).Select(pair => $"{Ends(pair.From).Single()} -> {Ends(pair.To).Single()}");

    private static string[] Lines(IEnumerable<LiveChange> changes) => [.. changes.SelectMany(change =>
        from source in Ends(change.From)
        from target in Ends(change.To)
        select $"{source} -> {target}: {change.After}").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Ends(LiveEnd end) => end is LiveEnd.Outside(var addresses)
        ? addresses.ToCidrs().Select(block => block.ToString())
        : [((LiveEnd.Pods)end).Id.Value];

    // A map cuts addresses for everybody, a live map for each workload: compared address by address of the finest cut.
    private static string[] Lines(ConnectivityMap map)
    {
        Dictionary<string, List<Cidr>> outside = [];
        List<string> lines = [];
        foreach (MapConnection one in map.Connections())
        {
            string traffic = new AllowedTraffic(one.Ports, one.Extent).ToString();
            if (one.From is MapEndpoint.Pods && one.To is MapEndpoint.Pods)
            {
                lines.Add($"{one.From} -> {one.To}: {traffic}");
                continue;
            }

            string key = one.From is MapEndpoint.Pods ? $"{one.From} -> \0: {traffic}" : $"\0 -> {one.To}: {traffic}";
            if (!outside.TryGetValue(key, out List<Cidr>? blocks))
            {
                outside.Add(key, blocks = []);
            }

            blocks.Add((one.From as MapEndpoint.Addresses ?? (MapEndpoint.Addresses)one.To).Block);
        }

        lines.AddRange(outside.SelectMany(pair => AddressSet.Of([.. pair.Value]).ToCidrs().Select(block => pair.Key.Replace("\0", block.ToString(), StringComparison.Ordinal))));
        lines.AddRange(map.Endpoints
            .Select(end => (End: end, Within: map.Within(end)))
            .Where(one => one.Within is { Ports.IsEmpty: false })
            .Select(one => $"{one.End} -> {one.End}: {new AllowedTraffic(one.Within!.Value.Ports, one.Within.Value.Extent)}"));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

}
