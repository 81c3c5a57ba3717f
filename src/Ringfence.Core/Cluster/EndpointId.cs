namespace Ringfence.Core;

/// <summary>How an endpoint or a workload is called everywhere: <c>shop/web-1</c> for a pod, <c>shop/Deployment/web</c> for a workload, <c>node/n1</c> for a node.</summary>
public readonly record struct EndpointId(string Value) : IComparable<EndpointId>
{
    /// <summary>The id of a pod.</summary>
    public static EndpointId Pod(NamespaceName space, string name) => new($"{space}/{name}");

    /// <summary>The id of a workload.</summary>
    public static EndpointId Workload(NamespaceName space, string kind, string name) => new($"{space}/{kind}/{name}");

    /// <summary>The id of a node.</summary>
    public static EndpointId Node(NodeName name) => new($"node/{name}");

    /// <inheritdoc/>
    public int CompareTo(EndpointId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
