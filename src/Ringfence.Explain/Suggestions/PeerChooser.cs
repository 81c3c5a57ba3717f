using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Chooses the narrowest way to name the far side in a rule.</summary>
internal sealed class PeerChooser(ClusterSnapshot snapshot)
{
    /// <summary>Labels that controllers put on pods, different for every replica or every rollout.</summary>
    private static readonly HashSet<string> Generated =
    [
        "pod-template-hash", "controller-revision-hash", "pod-template-generation", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
        "controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "batch.kubernetes.io/job-completion-index",
    ];

    /// <summary>Labels that people name workloads by, the most usual first.</summary>
    private static readonly string[] Usual = ["app.kubernetes.io/name", "app", "k8s-app", "name", "component", "app.kubernetes.io/component"];

    /// <summary>A peer that the remote fits; null when only one that is far too wide would do.</summary>
    /// <param name="remote">The far side.</param>
    /// <param name="family">The family of the connection.</param>
    /// <param name="own">The namespace of the policy that is to hold the peer; null for one without.</param>
    public EditPeer? Choose(Party remote, AddressFamily family, NamespaceName? own) => remote switch
    {
        Party.Pod { Endpoint: { Network: PodNetwork.Own } pod } when LabelsOf(pod) is { Count: > 0 } labels =>
            new EditPeer.Pods(pod.Namespace == own ? null : pod.Namespace, labels),
        Party.Pod { Endpoint: { Network: PodNetwork.Host, Node: { } node } } when snapshot.FindNode(node) is { } machine => AddressOf(machine.Addresses, family),
        Party.Node(var machine) => AddressOf(machine.Addresses, family),
        Party.External(var block) when block.PrefixLength > 0 => new EditPeer.Block(block),
        _ => null,
    };

    /// <summary>The fewest labels that mean a pod's workload and nobody else in its namespace; without generated ones; empty when it has no others.</summary>
    public LabelSet LabelsOf(Endpoint pod)
    {
        LabelSet lasting = LabelSet.Of(pod.Labels.Pairs.ToArray().Where(pair => !Generated.Contains(pair.Key)));
        List<KeyValuePair<string, string>> usual = [.. lasting.Pairs.ToArray().OrderBy(Rank)];
        foreach (KeyValuePair<string, string> pair in usual)
        {
            LabelSet alone = LabelSet.Of([pair]);
            if (MeansOnly(alone, pod))
            {
                return alone;
            }
        }

        return lasting;
    }

    private static int Rank(KeyValuePair<string, string> pair) => Array.IndexOf(Usual, pair.Key) is >= 0 and var place ? place : Usual.Length;

    private static EditPeer.Block? AddressOf(EndpointAddresses addresses, AddressFamily family) =>
        addresses.TryGet(family, out Address address) ? new EditPeer.Block(Cidr.Of(address)) : null;

    private bool MeansOnly(LabelSet labels, Endpoint pod) => snapshot.Endpoints
        .Where(other => other.Namespace == pod.Namespace && other.Workload != pod.Workload)
        .All(other => !labels.Pairs.ToArray().All(pair => other.Labels.TryGetValue(pair.Key, out string value) && value == pair.Value));
}
