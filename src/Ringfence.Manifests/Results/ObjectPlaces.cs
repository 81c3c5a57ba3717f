using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Where the objects of the inventory stand in the input.</summary>
public sealed class ObjectPlaces
{
    internal ObjectPlaces(IReadOnlyDictionary<ObjectKey, InventoryObject> objects) => Objects = objects;

    /// <summary>The objects themselves.</summary>
    internal IReadOnlyDictionary<ObjectKey, InventoryObject> Objects { get; }

    /// <summary>The place of an object; false when the input has none such.</summary>
    /// <param name="kind">Its kind, <c>Deployment</c> for example.</param>
    /// <param name="space">Its namespace; empty for a Namespace or a Node.</param>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where it begins.</param>
    public bool TryFind(string kind, string space, string name, out ObjectPlace place)
    {
        bool found = Objects.TryGetValue(new ObjectKey(kind, space, name), out InventoryObject? held);
        place = held?.Place ?? default;
        return found;
    }

    /// <summary>The place of a pod, a workload or a node by its id; false when the input has none such.</summary>
    public bool TryFind(EndpointId id, out ObjectPlace place)
    {
        string[] parts = id.Value.Split('/');
        return parts switch
        {
            ["node", var name] => TryFind("Node", string.Empty, name, out place),
            [var space, var name] => TryFind("Pod", space, name, out place),
            [var space, var kind, var name] => TryFind(kind, space, name, out place),
            _ => TryFind(string.Empty, string.Empty, string.Empty, out place),
        };
    }

    /// <summary>The place of a Service; false when the input has none such.</summary>
    public bool TryFind(ServiceName name, out ObjectPlace place) => TryFind("Service", name.Namespace.Value, name.Name, out place);
}
