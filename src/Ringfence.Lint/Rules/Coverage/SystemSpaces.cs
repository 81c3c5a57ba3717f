using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Namespaces of the cluster itself, which policies are best kept out of.</summary>
internal static class SystemSpaces
{
    private static readonly NamespaceName[] Names = [new("kube-system"), new("kube-public"), new("kube-node-lease")];

    /// <summary>Whether a namespace is one.</summary>
    public static bool IsOne(NamespaceName space) => Names.Contains(space);
}
