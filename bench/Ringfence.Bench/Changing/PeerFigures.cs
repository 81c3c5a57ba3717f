using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>How long it takes to know what one peer more or less changes, on a node where every class selects it: 60 classes of 10,000 peers, 600,000 elements.</summary>
internal static class PeerFigures
{
    private const int Classes = 60;
    private const int Peers = 10_000;
    private const int Changes = 1_000;
    private const double Milliseconds = 5;

    private static readonly NamespaceName Shop = new("shop");
    private static readonly NodeName Here = new("node-0");

    /// <summary>Lets peers come and go, each followed by the transaction that the kernel would get.</summary>
    public static IEnumerable<Figure> Measure()
    {
        LiveNode live = LiveNode.Start(Snapshot(), Here, CompileOptions.Default);
        List<double> times = [];
        int elements = 0;
        for (int change = 0; change < Changes; change++)
        {
            Endpoint peer = Pod($"new-{change / 2}", $"10.200.{change >> 9}.{(change >> 1) & 255}", "group", "all", new NodeName("node-1"));
            Ruleset before = live.Compiled.Ruleset;
            Stopwatch watch = Stopwatch.StartNew();
            bool followed = change % 2 == 0 ? live.TryPut(peer) : live.TryRemove(peer.Id);
            Transaction transaction = RulesetDiff.Between(before, live.Compiled.Ruleset);
            times.Add(watch.Elapsed.TotalMilliseconds);
            elements += followed ? transaction.Changes.Count : throw new InvalidOperationException("a peer took a fresh start");
        }

        times.Sort();
        string what = $"one peer at {Classes} classes of {Peers:n0}, {elements / Changes} elements, to the transaction";
        yield return new Figure($"{what}, p99 of {Changes}", times[Changes * 99 / 100], times[Changes / 2], "ms", Milliseconds);
    }

    private static ClusterSnapshot Snapshot() => new(
        [ClusterNamespace.Given(Shop, LabelSet.Empty)],
        [
            .. Enumerable.Range(0, Classes).Select(i => Pod($"local-{i}", $"10.100.0.{i}", "app", $"local-{i}", Here)),
            .. Enumerable.Range(0, Peers).Select(i => Pod($"peer-{i}", $"10.{(i >> 16) + 110}.{(i >> 8) & 255}.{i & 255}", "group", "all", new NodeName("node-1"))),
        ],
        [],
        [],
        [],
        [new Core.Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [.. Enumerable.Range(0, Classes).Select(Policy)])]);

    // The selectors differ in a word that no pod has, so that no two classes share a set.
    private static Policy Policy(int number)
    {
        PolicyRef reference = new("NetworkPolicy", Shop, $"in-{number}");
        LabelSelector subject = new([LabelRequirement.Equal("app", $"local-{number}")]);
        Peer peers = new Peer.Endpoints(new EndpointSelector(
            new NamespaceScope.Only(Shop), new LabelSelector([new LabelRequirement("group", LabelOperator.In, ["all", $"only-{number}"])])));
        RuleMatch match = new(peers, new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(80)), []), FamilyScope.Any);
        return new Policy(reference, new EndpointSelector(new NamespaceScope.Only(Shop), subject), 0)
        {
            Ingress = new DirectionRules(Isolation.DefaultDeny, [new Rule(new RuleRef(reference, Direction.Ingress, 0), RuleAction.Allow, match)]),
        };
    }

    private static Endpoint Pod(string name, string address, string key, string value, NodeName node) =>
        new(EndpointId.Pod(Shop, name), Shop, LabelSet.Of(new KeyValuePair<string, string>(key, value)))
        {
            Addresses = Address.TryParse(address, out Address parsed) ? EndpointAddresses.Known(parsed) : throw new ArgumentException(address, nameof(address)),
            Node = node,
        };
}
