namespace Ringfence.Core;

/// <summary>A Kubernetes namespace and its labels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels, <see cref="NameLabel"/> always among them.</param>
/// <param name="Provenance">An assumed namespace has only that label; what others it may have is unknown, hence a caveat where a selector asks.</param>
public sealed record ClusterNamespace(NamespaceName Name, LabelSet Labels, Provenance Provenance)
{
    /// <summary>The label that the API server keeps on every namespace (KEP-2161).</summary>
    public const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>A namespace that the input gives; the name label is set whatever the given labels say.</summary>
    public static ClusterNamespace Given(NamespaceName name, LabelSet labels) =>
        new(name, labels.With(NameLabel, name.Value), Provenance.Given);

    /// <summary>A namespace that is used but not given.</summary>
    public static ClusterNamespace Assumed(NamespaceName name) =>
        new(name, LabelSet.Empty.With(NameLabel, name.Value), Provenance.Assumed);
}
