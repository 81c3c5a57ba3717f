namespace Ringfence.Core;

/// <summary>Names one policy object.</summary>
/// <param name="Kind">Its kind, <c>NetworkPolicy</c> for example.</param>
/// <param name="Namespace">Its namespace; null for a cluster-wide policy.</param>
/// <param name="Name">Its name.</param>
public sealed record PolicyRef(string Kind, NamespaceName? Namespace, string Name)
{
    /// <summary><c>shop/allow-web</c>, or the bare name of a cluster-wide policy.</summary>
    public override string ToString() => Namespace is { } space ? $"{space}/{Name}" : Name;
}
