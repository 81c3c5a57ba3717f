using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds the pods that a new word of the policies may tell apart, without looking at the others.</summary>
internal sealed class LivePodIndex
{
    private readonly Dictionary<LabelSet, HashSet<LivePod>> _byLabels = [];
    private readonly Dictionary<string, HashSet<LabelSet>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<PortName, HashSet<LivePod>> _byPort = [];
    private readonly AddressIndex<LivePod> _byAddress = new();

    /// <summary>Takes note of a pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="addresses">Its addresses, as rules see them.</param>
    public void Add(LivePod pod, EndpointAddresses addresses)
    {
        ref HashSet<LivePod>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLabels, pod.Endpoint.Labels, out bool known);
        (alike ??= []).Add(pod);
        if (!known)
        {
            foreach ((string key, _) in pod.Endpoint.Labels.Pairs)
            {
                ref HashSet<LabelSet>? sets = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
                (sets ??= []).Add(pod.Endpoint.Labels);
            }
        }

        foreach (ContainerPort port in pod.Endpoint.Ports)
        {
            ref HashSet<LivePod>? declaring = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPort, new PortName(port.Name, port.Protocol), out _);
            (declaring ??= []).Add(pod);
        }

        _byAddress.Add(pod, addresses);
    }

    /// <summary>Forgets a pod.</summary>
    public void Remove(LivePod pod, EndpointAddresses addresses)
    {
        if (_byLabels[pod.Endpoint.Labels] is { } alike && alike.Remove(pod) && alike.Count == 0)
        {
            _byLabels.Remove(pod.Endpoint.Labels);
            foreach ((string key, _) in pod.Endpoint.Labels.Pairs)
            {
                _byKey[key].Remove(pod.Endpoint.Labels);
            }
        }

        foreach (ContainerPort port in pod.Endpoint.Ports)
        {
            _byPort[new PortName(port.Name, port.Protocol)].Remove(pod);
        }

        _byAddress.Remove(pod, addresses);
    }

    /// <summary>The pods that new words may tell from pods that were like them.</summary>
    public HashSet<LivePod> TouchedBy(NewWords words)
    {
        HashSet<LivePod> touched = [];
        foreach (LabelSet labels in words.Keys.SelectMany(key => _byKey.GetValueOrDefault(key, [])))
        {
            touched.UnionWith(_byLabels[labels]);
        }

        foreach (PortName name in words.PortNames)
        {
            touched.UnionWith(_byPort.GetValueOrDefault(name, []));
        }

        touched.UnionWith(_byAddress.In(words.Blocks));
        return touched;
    }
}
