using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Named port lists by value: pods of one template share one instance.</summary>
internal sealed class PortListPool
{
    private readonly HashSet<ValueArray<ContainerPort>> _lists = [];

    /// <summary>The pooled list equal to these ports.</summary>
    public ValueArray<ContainerPort> Get(List<ContainerPort> ports)
    {
        if (ports.Count == 0)
        {
            return [];
        }

        ValueArray<ContainerPort> list = ports.ToValueArray();
        if (_lists.TryGetValue(list, out ValueArray<ContainerPort> held))
        {
            return held;
        }

        _lists.Add(list);
        return list;
    }
}
