using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Lint;

/// <summary>Labels of namespaces that guides use and nothing sets.</summary>
internal static class NamespaceLabels
{
    // Never set by Kubernetes; KEP-2161 chose `kubernetes.io/metadata.name`.
    private static readonly string[] Mistaken =
        ["kubernetes.io/namespace.name", "kubernetes.io/namespace", "kubernetes.io/name", "kubernetes.io/metadata.namespace", "metadata.name", "k8s.io/metadata.name"];

    // Labels that some give their namespaces, and many believe to be there.
    private static readonly string[] Believed = ["name", "namespace"];

    /// <summary>Whether a label is one that guides invented.</summary>
    public static bool IsMistaken(string key) => Mistaken.Contains(key, StringComparer.Ordinal);

    /// <summary>Whether a requirement means a namespace by its name: by a label that guides invented, or by a common one with the name of a namespace as its value.</summary>
    public static bool MeansName(LabelRequirement requirement, IReadOnlyList<ClusterNamespace> spaces) => IsMistaken(requirement.Key)
        || (requirement.Operator == LabelOperator.In && Believed.Contains(requirement.Key, StringComparer.Ordinal) && spaces.Any(space => requirement.Values.Contains(space.Name.Value)));

    /// <summary>What was likely meant instead, as a clause to put behind; empty when nothing is near.</summary>
    /// <param name="requirement">What asks for the label.</param>
    /// <param name="given">The namespaces whose labels are known.</param>
    /// <param name="isOpen">Whether others may be meant, of which nobody knows whether they have the label.</param>
    public static string Near(LabelRequirement requirement, IReadOnlyList<ClusterNamespace> given, bool isOpen)
    {
        if (isOpen && !given.Any(space => requirement.Operator == LabelOperator.In && requirement.Values.Contains(space.Name.Value)))
        {
            return $"; if the namespace has no such label, did you mean `{ClusterNamespace.NameLabel}`?";
        }

        string key = requirement.Key;
        HashSet<string> keys = new(StringComparer.Ordinal) { ClusterNamespace.NameLabel };
        foreach (ClusterNamespace space in given)
        {
            foreach ((string held, _) in space.Labels.Pairs)
            {
                keys.Add(held);
            }
        }

        return IsMistaken(key) ? Meant(ClusterNamespace.NameLabel)
            : NearestName.TryFind(key, keys, out string? near) ? Meant(near)

            // Whoever asks for a label with the name of a namespace means that namespace.
            : requirement.Operator == LabelOperator.In && given.Any(space => requirement.Values.Contains(space.Name.Value)) ? Meant(ClusterNamespace.NameLabel)
            : string.Empty;
    }

    private static string Meant(string key) => $"; did you mean `{key}`?";
}
