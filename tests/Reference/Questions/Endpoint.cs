namespace Ringfence.Reference;

/// <summary>One end of a connection, by name: the cluster says what stands behind it.</summary>
public abstract record Endpoint
{
    public sealed record OfPod(PodKind Kind, string Namespace, string Name) : Endpoint;
    public sealed record OfNode(string Name) : Endpoint;
    public sealed record OfAddress(string Address) : Endpoint;
}
