using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Probes every pair of pods of a running lab, and nodes and an address outside with them, on every port that the destination serves.</summary>
/// <param name="lab">The lab.</param>
/// <param name="profile">What is assumed where upstream leaves the meaning open.</param>
public sealed class LabMatrix(RunningLab lab, EnforcementProfile profile)
{
    // An address kept for documentation, of each family.
    private static readonly string[] Outside = ["203.0.113.7", "2001:db8::7"];

    // A packet that is to arrive does so at once, unless the machine is busy: what is missing is asked for again, more patiently.
    private static readonly TimeSpan[] Patience = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    /// <summary>What is asked of a destination that serves nothing: whether packets get there can be asked all the same.</summary>
    public static ServedPort Anything { get; } = new(Protocol.Tcp, 80);

    /// <summary>Probes all.</summary>
    public IReadOnlyList<MatrixCell> Measure()
    {
        Evaluator evaluator = new(lab.Cluster.Snapshot, profile);
        (Connection Connection, PacketProbe Probe, Verdict Expected)[] asked =
            [.. Questions().Select(asked => (asked.Connection, asked.Probe, evaluator.Evaluate(asked.Connection).Verdict))];
        Verdict[] seen = new Verdict[asked.Length];
        int[] open = [.. Enumerable.Range(0, asked.Length)];
        using PacketProber prober = new();
        foreach (TimeSpan patience in Patience)
        {
            bool[] sent = prober.Send([.. open.Select(each => asked[each].Probe)], patience);
            for (int each = 0; each < open.Length; each++)
            {
                seen[open[each]] = sent[each] ? Verdict.Allow : Verdict.Deny;
            }

            open = [.. open.Where(each => seen[each] != asked[each].Expected)];
        }

        return [.. asked.Select((question, each) => new MatrixCell(question.Connection, question.Expected, seen[each]))];
    }

    private IEnumerable<(Connection Connection, PacketProbe Probe)> Questions()
    {
        ServedPorts served = new(lab.Cluster.Snapshot);
        List<(Party Party, LabEnd End, ValueArray<ServedPort> Ports)> ends = [.. Ends(served)];
        foreach ((Party from, LabEnd source, _) in ends)
        {
            foreach ((Party to, LabEnd destination, ValueArray<ServedPort> ports) in ends)
            {
                // Between two that no policy can govern, and within one namespace, there is nothing to ask.
                if (source.Space == destination.Space || (from is not Party.Pod && to is not Party.Pod))
                {
                    continue;
                }

                foreach (AddressFamily family in new[] { AddressFamily.IPv4, AddressFamily.IPv6 })
                {
                    if (source.In(family) is not { } sender || destination.In(family) is not { } receiver)
                    {
                        continue;
                    }

                    foreach (ServedPort port in ports.AsEnumerable())
                    {
                        yield return (
                            new Connection(from, to, family, port.Protocol, port.Port, new Via.Direct()),
                            new PacketProbe(source.Space, sender, destination.Space, receiver, port.Protocol, port.Port));
                    }
                }
            }
        }
    }

    private IEnumerable<(Party Party, LabEnd End, ValueArray<ServedPort> Ports)> Ends(ServedPorts served)
    {
        foreach (Endpoint pod in lab.Cluster.Snapshot.Endpoints)
        {
            if (lab.EndOf(pod.Id) is { } end)
            {
                ValueArray<ServedPort> ports = served.Of(pod.Id);
                yield return (new Party.Pod(pod), end, ports.IsEmpty ? [Anything] : ports);
            }
        }

        foreach (ClusterNode node in lab.Cluster.Snapshot.Nodes)
        {
            if (lab.EndOf(node.Name) is { } end)
            {
                yield return (new Party.Node(node), end, [Anything]);
            }
        }

        foreach (string text in Outside)
        {
            if (Address.TryParse(text, out Address address) && lab.EndOf(address) is var end)
            {
                yield return (new Party.External(Cidr.Of(address)), end, [Anything]);
            }
        }
    }
}
