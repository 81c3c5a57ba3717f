using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>A cluster whose pods are all on one node, five clients and five servers a team, with one policy for the clients and one for the servers.</summary>
/// <remarks>
/// Each policy opens three groups of ports to three groups of pods. What is measured goes from a team's client to its server on the port of
/// the third group, so both ends are governed and two groups are asked in vain. The last of several teams has policies with many groups.
/// </remarks>
/// <param name="Pods">How many pods, a multiple of ten.</param>
internal sealed record PacketCluster(int Pods)
{
    /// <summary>Clients, and servers, of a team.</summary>
    public const int OfTeam = 5;

    /// <summary>The port of the third group.</summary>
    public const ushort Port = 3000;

    private const int WideGroups = 10;
    private const int WideBlocks = 500;
    private const uint FirstClient = 0x0A01_0000;
    private const uint FirstServer = 0x0A02_0000;

    // The others of a team have roles of their own, or carry a stream.
    private static readonly int[] Measured = [1, 2, 3];

    /// <summary>How many teams there are.</summary>
    public int Teams => Pods / (2 * OfTeam);

    /// <summary>How many policies there are.</summary>
    public int Policies => 2 * Teams;

    /// <summary>The same number of clients and servers whatever the size, from teams far apart.</summary>
    public IReadOnlyList<PacketPair> FewPairs => [.. Measured.Select((each, i) => Pair(i * Math.Max(0, Teams - 2) / (Measured.Length - 1), each))];

    /// <summary>Every team, but for the last.</summary>
    public IReadOnlyList<PacketPair> AllPairs => [.. Enumerable.Range(0, Teams - 1).SelectMany(team => Measured.Select(each => Pair(team, each)))];

    /// <summary>A client and a server of the team whose policies have many groups; the last of them lets the one reach the other.</summary>
    public PacketPair WidePair => Pair(Teams - 1, Measured[0]);

    /// <summary>A client and a server of different teams.</summary>
    public PacketPair DeniedPair => new(Client(0, Measured[0]), Server(Teams / 2, Measured[0]));

    /// <summary>The client and the server between which a stream runs.</summary>
    public static PacketPair StreamPair => Pair(0, OfTeam - 1);

    /// <summary>The addresses of all clients.</summary>
    public IEnumerable<uint> Clients => Each(Client);

    /// <summary>The addresses of all servers.</summary>
    public IEnumerable<uint> Servers => Each(Server);

    /// <summary>The cluster.</summary>
    public ClusterSnapshot Snapshot() => PlainCluster.Of(
        [
            .. Each((team, each) => PlainCluster.Pod($"client-{team}-{each}", Client(team, each), PlainCluster.Here, ("out", $"{team}"), ("role", each == 0 ? "edge" : "client"))),
            .. Each((team, each) => PlainCluster.Pod($"server-{team}-{each}", Server(team, each), PlainCluster.Here, ("in", $"{team}"), ("role", each == 0 ? "edge" : "server"))),
        ],
        Enumerable.Range(0, Teams).SelectMany(team => new[] { PolicyOf(team, Direction.Egress), PolicyOf(team, Direction.Ingress) }));

    private Policy PolicyOf(int team, Direction direction)
    {
        (string own, string far) = direction == Direction.Egress ? ("out", "in") : ("in", "out");
        (Peer, TrafficSet)[] rules = Teams > 1 && team == Teams - 1
            ? [
                .. Enumerable.Range(0, WideGroups).Select(group => (Edge($"wide-{group}"), On((ushort)(1000 + group)))),
                (Blocks(0x0B00_0000, []), On(2000)),
                (Blocks(0x0C00_0000, [WidePair.Source, WidePair.Destination]), On(Port)),
            ]
            : [(Edge("first"), On(1000)), (Edge("second"), On(2000)), (PlainCluster.Pods(LabelRequirement.Equal(far, $"{team}")), On(Port))];
        return PlainCluster.Policy($"{own}-{team}", direction, (own, $"{team}"), rules);
    }

    // The second word is one that no pod has: a group of its own, and the same pods.
    private static Peer Edge(string word) => PlainCluster.Pods(new LabelRequirement("role", LabelOperator.In, ["edge", word]));

    private static TrafficSet On(ushort port) => TrafficSet.Of(Protocol.Udp, PortSet.Of(port)).Union(TrafficSet.Of(Protocol.Tcp, PortSet.Of(port)));

    private static Peer.Networks Blocks(uint first, uint[] others) => new(
        [.. Enumerable.Range(0, WideBlocks).Select(i => first + (512u * (uint)i)).Select(block => new Cidr(new Address(AddressFamily.IPv4, block), 24)), .. others.Select(one => Cidr.Of(new Address(AddressFamily.IPv4, one)))],
        [],
        NetworkScope.Every);

    private IEnumerable<T> Each<T>(Func<int, int, T> of) => Enumerable.Range(0, Teams).SelectMany(team => Enumerable.Range(0, OfTeam).Select(each => of(team, each)));

    private static PacketPair Pair(int team, int each) => new(Client(team, each), Server(team, each));

    private static uint Client(int team, int each) => FirstClient + 1 + (2 * (uint)((team * OfTeam) + each));

    private static uint Server(int team, int each) => FirstServer + 1 + (2 * (uint)((team * OfTeam) + each));
}
