using Ringfence.Core;
using Ringfence.Lab;
using Spec = Ringfence.Reference;

namespace Ringfence.Kernel.Tests;

/// <summary>The kernel as a judge of connections: enforces one cluster after another on the same namespaces and sends real packets.</summary>
internal sealed class KernelJudge : IDisposable
{
    // A packet that is to arrive does so at once, unless the machine is busy.
    private static readonly TimeSpan[] Patience = [TimeSpan.FromMilliseconds(6), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)];

    private readonly SlotNetwork _network = SlotNetwork.Build();
    private readonly PacketProber _prober = new();
    private readonly Dictionary<NodeName, NodeRules> _rules = [];

    /// <summary>How many packets arrived after they had been given up.</summary>
    public int Late => _prober.Late;

    /// <summary>How many packets were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>How many of them did not arrive.</summary>
    public long Stopped { get; private set; }

    /// <summary>Enforces a cluster on all its nodes; nodes that it does not have enforce nothing.</summary>
    public void Enforce(ClusterSnapshot snapshot)
    {
        foreach (NodeName node in _network.NodeNames)
        {
            if (!_rules.TryGetValue(node, out NodeRules? rules))
            {
                _rules.Add(node, rules = new NodeRules(node, _network.SpaceOf(node)));
            }

            rules.Enforce(snapshot);
        }
    }

    /// <summary>What a packet says about each connection: whether it arrived; null where no packet can ask.</summary>
    /// <param name="cluster">The cluster that is enforced.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="expected">What others say; where the kernel differs it is asked again, for a packet may be lost.</param>
    public IReadOnlyList<bool?> Judge(Spec.Cluster cluster, IReadOnlyList<Spec.Connection> connections, IReadOnlyList<bool> expected)
    {
        bool?[] answers = new bool?[connections.Count];
        PacketProbe?[] probes = [.. connections.Select(connection => _network.ProbeOf(cluster, connection))];
        int[] open = [.. Enumerable.Range(0, probes.Length).Where(each => probes[each] is not null)];
        for (int attempt = 0; attempt < Patience.Length && open.Length > 0; attempt++)
        {
            bool[] arrived = _prober.Send([.. open.Select(each => probes[each]!)], Patience[attempt]);
            Sent += open.Length;
            for (int each = 0; each < open.Length; each++)
            {
                answers[open[each]] = arrived[each];
            }

            Stopped += arrived.Count(each => !each);
            open = [.. open.Where(each => answers[each] != expected[each])];
        }

        return answers;
    }

    /// <summary>What the tables in memory say about a connection; null where no packet can ask.</summary>
    public bool? JudgeInMemory(Spec.Cluster cluster, Spec.Connection connection) => _network.ProbeOf(cluster, connection) is { } probe
        ? _network.WayOf(probe).All(step => _rules[step.Node].Fake.Passes(step.Hook, probe))
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _prober.Dispose();
        foreach (NodeRules rules in _rules.Values)
        {
            rules.Dispose();
        }

        _network.Dispose();
    }
}
