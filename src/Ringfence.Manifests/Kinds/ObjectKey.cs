namespace Ringfence.Manifests;

/// <summary>What makes two documents the same object; the namespace is empty for cluster-wide kinds.</summary>
internal readonly record struct ObjectKey(string Kind, string Namespace, string Name)
{
    /// <summary><c>shop/web</c>, or the bare name of a cluster-wide object.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
