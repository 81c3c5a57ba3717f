using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What the API server would refuse of the input. Rules do not see it, so they must not say what it could make untrue once it is mended.</summary>
internal sealed class Refusals
{
    private readonly IReadOnlyList<LeftOutObject> _objects;
    private readonly bool _isAll;
    private readonly HashSet<ObjectName> _names = [];
    private readonly HashSet<NamespaceName> _policies = [];
    private readonly HashSet<NamespaceName> _workloads = [];

    /// <summary>What was refused of a cluster.</summary>
    public Refusals(ClusterManifests cluster)
    {
        _objects = cluster.LeftOut;
        _isAll = cluster is { Policies.Count: 0, Snapshot: { Endpoints.Count: 0, Services.Count: 0 } };
        foreach (ObjectName name in cluster.LeftOut.Select(one => one.Name))
        {
            // Of some kinds a mistyped one is refused too: `Networkpolicy`.
            bool isPolicy = name.Kind.Contains("policy", StringComparison.OrdinalIgnoreCase);
            NamespaceName space = name.Namespace.Length > 0 ? new NamespaceName(name.Namespace) : cluster.DefaultNamespace;
            _names.Add(name with { Namespace = space.Value });
            (isPolicy ? _policies : _workloads).Add(space);
            HideNamespaces |= name.Kind == "Namespace";
        }
    }

    /// <summary>Whether a Namespace was refused, so that nobody knows all labels of namespaces.</summary>
    public bool HideNamespaces { get; }

    /// <summary>Whether a policy of a namespace was refused: nobody knows what its pods are allowed.</summary>
    public bool HidePolicies(NamespaceName space) => _policies.Contains(space);

    /// <summary>Whether something else of a namespace was refused: nobody knows all its pods.</summary>
    public bool HidePods(NamespaceName space) => _workloads.Contains(space);

    /// <summary>Whether an object was refused.</summary>
    /// <param name="name">Its name, with its namespace.</param>
    public bool Contains(ObjectName name) => _names.Contains(name);

    /// <summary>What to say of them, once; nothing when there are none, or nothing else to give advice about.</summary>
    public IEnumerable<Diagnostic> Report()
    {
        if (_objects is not [var first, ..] || _isAll)
        {
            yield break;
        }

        string objects = _objects.Count == 1 ? NameOf(first.Name) : $"{_objects.Count} objects, {NameOf(first.Name)} among them";
        yield return new Diagnostic(LintDiagnostics.Refused, LintContext.Bare(first.Place), objects, _objects.Count == 1 ? "it" : "them");
    }

    private static string NameOf(ObjectName name) =>
        $"{name.Kind} `{string.Join('/', new[] { name.Namespace, name.Name }.Where(part => part.Length > 0))}`";
}
