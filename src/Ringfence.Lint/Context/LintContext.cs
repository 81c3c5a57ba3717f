using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What rules look at: one cluster, with everything about it that is worked out once and shared by all rules.</summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class LintContext
{
    private readonly Lazy<KinReach> _reach;
    private readonly HashSet<NamespaceName> _unknown = [];
    private readonly Dictionary<NamespaceName, LintPolicy> _firstPolicy = [];
    private readonly Dictionary<PolicyRef, LintPolicy> _byRef = [];
    private readonly Dictionary<Type, object> _shared = [];

    /// <summary>A context for a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="documents">The documents that it was read from.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    public LintContext(ClusterManifests cluster, LintDocuments documents, EnforcementProfile profile)
    {
        Cluster = cluster;
        Documents = documents;
        Refusals = new Refusals(cluster);
        Selection = new SelectorIndex(cluster.Snapshot);
        Policies = [.. cluster.Policies.Select(reading => new LintPolicy(reading, Selection))];
        _reach = new Lazy<KinReach>(() => new KinReach(cluster.Snapshot, profile));
        foreach (LintPolicy policy in Policies)
        {
            _firstPolicy.TryAdd(policy.Namespace, policy);
            _byRef[policy.Ref] = policy;
        }
    }

    /// <summary>Where documents stand that are too broken to tell what they hold.</summary>
    public IReadOnlyList<SourceLocation> Unreadable { get; init; } = [];

    /// <summary>The cluster as it was read.</summary>
    public ClusterManifests Cluster { get; }

    /// <summary>The cluster to judge in.</summary>
    public ClusterSnapshot Snapshot => Cluster.Snapshot;

    /// <summary>The policies that the API server would take, in the order in which each first came.</summary>
    public IReadOnlyList<LintPolicy> Policies { get; }

    /// <summary>The documents besides: Ingresses, monitors, webhooks, templates of workloads, settings of network plugins.</summary>
    public LintDocuments Documents { get; }

    /// <summary>Whom selectors take, without trying every pod.</summary>
    public SelectorIndex Selection { get; }

    /// <summary>Who may exchange what, asked of pods that policies treat alike. Worked out when it is first asked for.</summary>
    public KinReach Reach => _reach.Value;

    /// <summary>What the API server would refuse, so that rules do not see it.</summary>
    internal Refusals Refusals { get; }

    /// <summary>Namespaces that some rule had to know the pods of, and that have none in the input.</summary>
    internal IReadOnlyCollection<NamespaceName> Unknown => _unknown;

    /// <summary>
    /// Whether the input has a workload of a namespace. A rule that must know the pods of a namespace asks first and is silent where the answer
    /// is no; that it was is said once, whatever the number of rules. Where some were refused nobody knows the pods either.
    /// </summary>
    public bool KnowsPodsOf(NamespaceName space)
    {
        if (Selection.GroupsOf(space).Count == 0 && !Refusals.HidePods(space))
        {
            _unknown.Add(space);
        }

        return HasAllPodsOf(space);
    }

    /// <summary>The same without a word about it.</summary>
    public bool HasAllPodsOf(NamespaceName space) => Selection.GroupsOf(space).Count > 0 && !Refusals.HidePods(space);

    /// <summary>Whether every policy of a namespace is known. A rule that says what no policy does asks first, and is silent where one was refused.</summary>
    public bool KnowsPoliciesOf(NamespaceName space) => !Refusals.HidePolicies(space);

    /// <summary>Whether the input has policies of other languages, which are not evaluated: pods without a NetworkPolicy may well have one of these.</summary>
    public bool HasForeignPolicies => Cluster.ForeignPolicies.Count > 0;

    /// <summary>Whether rules have had a look at an object and at what it is about: it was not refused, and the input has the pods of its namespace.</summary>
    internal bool SeesAllOf(LintObject written)
    {
        NamespaceName space = new(written.Namespace);
        return !Refusals.Contains(written.ObjectName) && !Refusals.HidePolicies(space) && !Refusals.HidePods(space) && !_unknown.Contains(space);
    }

    /// <summary>A policy by its name; null for one that the API server would not take.</summary>
    public LintPolicy? Find(PolicyRef policy) => _byRef.GetValueOrDefault(policy);

    /// <summary>What several rules need and work out alike: made when it is first asked for, then kept. One a type.</summary>
    public T Shared<T>(Func<LintContext, T> make)
        where T : class
    {
        if (!_shared.TryGetValue(typeof(T), out object? made))
        {
            _shared.Add(typeof(T), made = make(this));
        }

        return (T)made;
    }

    /// <summary>A finding about a pod or a workload, at the head of its document.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, EndpointId endpoint, params IReadOnlyList<string> arguments)
    {
        ObjectName name = endpoint.Value.Split('/') switch
        {
            [var space, var pod] => new ObjectName("Pod", space, pod),
            [var space, var kind, var workload] => new ObjectName(kind, space, workload),
            _ => new ObjectName(string.Empty, string.Empty, endpoint.Value),
        };
        return Documents.Find(name.Kind, name.Namespace, name.Name) is { } kept
            ? kept.Report(descriptor, kept.Head, arguments)
            : new Diagnostic(descriptor, Cluster.Places.TryFind(endpoint, out ObjectPlace place) ? Bare(place) : Nowhere, arguments) { Object = name };
    }

    /// <summary>A finding about a namespace: at its document, else at the first policy that lives there.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, NamespaceName space, params IReadOnlyList<string> arguments)
    {
        if (Documents.Find("Namespace", string.Empty, space.Value) is { } kept)
        {
            return kept.Report(descriptor, kept.Head, arguments);
        }

        SourceLocation location = _firstPolicy.TryGetValue(space, out LintPolicy? policy) ? policy.Head.Location
            : Selection.GroupsOf(space) is [var first, ..] && Cluster.Places.TryFind(first.Sample.Id, out ObjectPlace place) ? Bare(place)
            : Nowhere;
        return new Diagnostic(descriptor, location, arguments) { Object = new ObjectName("Namespace", string.Empty, space.Value) };
    }

    /// <summary>A place without its line: the text of most pods is let go of once they are read.</summary>
    internal static SourceLocation Bare(ObjectPlace place) =>
        new(new SourceText(place.Path, ReadOnlyMemory<byte>.Empty, new SourcePosition(place.Line, place.Column), 0), default);

    private static SourceLocation Nowhere => Bare(new ObjectPlace("-", 1, 1));
}
