using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Bench;

/// <summary>One way to judge packets, on a ground of its own.</summary>
internal sealed class PacketLayout : IDisposable
{
    private const string Tracking = "table inet tracking {\nchain forward {\ntype filter hook forward priority 0\nct state established,related accept\n}\n}\n";

    private readonly PacketGround _ground;
    private readonly FrameSocket _front;
    private readonly FrameSocket _rear;
    private readonly List<IDisposable> _open = [];

    private PacketLayout(string name, PacketGround ground)
    {
        (Name, _ground) = (name, ground);
        _front = FrameSocket.Open(ground.Source, PacketGround.Link);
        _rear = FrameSocket.Open(ground.Sink, PacketGround.Link);
    }

    /// <summary>What it is, for people.</summary>
    public string Name { get; }

    /// <summary>Packets are routed and nothing else.</summary>
    public static PacketLayout NoRules() => new("no rules", PacketGround.Build());

    /// <summary>Connections are tracked for one rule, which lets replies pass: the least that a firewall with connections has.</summary>
    public static PacketLayout TrackingAlone() => Loaded("conntrack alone", Tracking);

    /// <summary>The cluster as common enforcers write it.</summary>
    public static PacketLayout Linear(PacketCluster cluster) => Loaded($"linear, {SizeOf(cluster)}", LinearRules.Of(cluster));

    /// <summary>The cluster as we enforce it, forged sources looked for.</summary>
    public static PacketLayout Ringfence(PacketCluster cluster)
    {
        PacketLayout layout = new($"Ringfence, {SizeOf(cluster)}", PacketGround.Build());
        PacketGround ground = layout._ground;
        CompileOptions options = CompileOptions.Default with
        {
            SourceCheck = new SourceCheck.Listed([LinkTo(ground, PacketGround.ToSource, cluster.Clients), LinkTo(ground, PacketGround.ToSink, cluster.Servers)]),
        };
        using KernelTable table = NetNsVisit.Run(ground.Router, () => new KernelTable());
        TableAnswer answer = new RulesetKeeper(table, TimeProvider.System).Keep(NodeCompiler.Compile(cluster.Snapshot(), PlainCluster.Here, options).Ruleset);
        return answer is TableAnswer.Done ? layout : throw new InvalidOperationException($"the kernel refuses the rules of {layout.Name}: {answer}");
    }

    /// <summary>New connections between some pairs, as many as fit before they are forgotten.</summary>
    /// <param name="what">What is special about them; empty for the usual ones.</param>
    /// <param name="pairs">The pairs, in turn.</param>
    /// <param name="verdict">Whether they are to arrive.</param>
    public PacketCost Opening(string what, IReadOnlyList<PacketPair> pairs, Verdict verdict = Verdict.Allow)
    {
        PacketTrain train = Owned(PacketTrain.Opening(pairs, PacketCluster.Port, PacketCost.MostAtOnce));
        return new PacketCost(
            Named("new", what),
            train.Count,
            () => { },
            count => _front.Send(train, 0, count),
            _ground.Forget,
            () => _ground.Arrived,
            verdict);
    }

    /// <summary>Packets of a few connections that were answered.</summary>
    public PacketCost Within(IReadOnlyList<PacketPair> pairs)
    {
        PacketTrain train = Owned(PacketTrain.Within(pairs, PacketCluster.Port, PacketCost.MostAtOnce));
        PacketTrain answers = Owned(PacketTrain.Answering(pairs, PacketCluster.Port));
        return new PacketCost(
            Named("established", ""),
            train.Count,
            () =>
            {
                _front.Send(train, 0, pairs.Count);
                _rear.Send(answers, 0, pairs.Count);
            },
            count => _front.Send(train, 0, count),
            _ground.Forget,
            () => _ground.Arrived,
            Verdict.Allow);
    }

    /// <summary>A TCP stream, for each 64 KiB.</summary>
    public PacketCost Stream()
    {
        _ground.Settle(PacketCluster.StreamPair);
        StreamSocket stream = Owned(StreamSocket.Connect(_ground, PacketCluster.StreamPair));
        return new PacketCost(Named("stream", ""), PacketCost.MostAtOnce, () => { }, count => stream.Carry(count * 65_536L), () => { }, null, Verdict.Allow);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.ForEach(one => one.Dispose());
        _front.Dispose();
        _rear.Dispose();
        _ground.Dispose();
    }

    private static PacketLayout Loaded(string name, string rules)
    {
        PacketLayout layout = new(name, PacketGround.Build());
        layout._ground.Load(rules);
        return layout;
    }

    private static PodLink LinkTo(PacketGround ground, string link, IEnumerable<uint> pods) =>
        new(ground.NumberOf(link), AddressSet.Of([.. pods.Select(pod => Cidr.Of(new Address(AddressFamily.IPv4, pod)))]));

    private static string SizeOf(PacketCluster cluster) => $"{cluster.Pods:n0} pods, {cluster.Policies:n0} policies";

    private string Named(string kind, string what) => $"{kind}: {Name}{(what.Length == 0 ? "" : $", {what}")}";

    private T Owned<T>(T part)
        where T : IDisposable
    {
        _open.Add(part);
        return part;
    }
}
