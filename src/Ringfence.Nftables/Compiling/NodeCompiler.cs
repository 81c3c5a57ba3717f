using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Compiles what the policies of a cluster mean for the pods of one node.</summary>
/// <remarks>
/// Pure: equal clusters give equal rulesets, whatever the order of their objects. The cost follows the policies of the node's pods and the
/// pods that differ in what those policies can see, not the pods of the cluster, each of which is looked at once.
/// </remarks>
public sealed class NodeCompiler
{
    private readonly ClusterSnapshot _snapshot;
    private readonly NodeName _node;
    private readonly CompileOptions _options;
    private readonly TableFrame _frame;

    private NodeCompiler(ClusterSnapshot snapshot, NodeName node, CompileOptions options)
    {
        (_snapshot, _node, _options) = (snapshot, node, options with { SourceCheck = WithExtraSources(options.SourceCheck, snapshot, node) });
        _frame = new TableFrame(_options);
    }

    /// <summary>The ruleset of a node, and who is judged by what.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="node">The node; one that the cluster does not know has no pods, and gets the frame alone.</param>
    /// <param name="options">What the ruleset shall be like.</param>
    public static CompiledNode Compile(ClusterSnapshot snapshot, NodeName node, CompileOptions options) => CompilePeers(snapshot, node, options).Node;

    /// <summary>The same, with what peers have to do with it.</summary>
    internal static CompiledPeers CompilePeers(ClusterSnapshot snapshot, NodeName node, CompileOptions options) => new NodeCompiler(snapshot, node, options).Compile(null);

    /// <summary>The same for a cluster in which only policies are other than before: classes that mean what they meant are taken over.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="before">What was compiled with the same options, as it is by now.</param>
    /// <param name="options">What the ruleset shall be like.</param>
    internal static CompiledPeers Recompile(ClusterSnapshot snapshot, CompiledPeers before, CompileOptions options) => new NodeCompiler(snapshot, before.Node.Node, options).Compile(before);

    private CompiledPeers Compile(CompiledPeers? before)
    {
        LocalPods local = LocalPods.Of(_snapshot, _node, _options.Profile);
        Dictionary<ClassId, (ClassPlan Plan, List<Endpoint> Pods)> classes = [];
        foreach (Endpoint pod in local.Pods)
        {
            foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Egress, Direction.Ingress])
            {
                if (local.PlanOf(pod, direction) is { } plan)
                {
                    classes.TryAdd(plan.Id, (plan, []));
                    classes[plan.Id].Pods.Add(pod);
                }
            }
        }

        ValueArray<AddressFamily> families =
            [.. FamilyFields.Both.Select(fields => fields.Family).Where(family => classes.Values.Any(one => one.Pods.Exists(pod => pod.Addresses.Has(family))))];
        KnownParts known = KnownParts.Of(before?.Families == families ? before : null);
        RemoteTerm[] terms = [.. classes.Values.SelectMany(one => TermsOf(one.Plan))];
        RemoteSight sight = new(classes.Values.Where(one => !known.Has(one.Plan.Chain)).SelectMany(one => TermsOf(one.Plan)));
        RemoteIndex remotes = new(_snapshot, _options.Profile, _node, sight);
        SetShelf sets = new(remotes, known);
        ClassRules rules = new(remotes, sets, families);

        List<PodClass> described = [];
        DispatchMaps maps = new(classes.Values);
        List<NftChain> chains = [.. _frame.Chains(maps)];
        foreach ((ClassPlan plan, List<Endpoint> pods) in classes.Values)
        {
            LogFate fate = plan.Mode == PolicyMode.Audited || _options.Mode == EnforcementMode.Audit ? LogFate.Passed : LogFate.Stopped;
            PodClass one = new(plan.Id, plan.Direction, fate, plan.Chain, $"{plan.Chain}_denied", plan.Policies, [.. pods.Select(pod => pod.Id).Order()]);
            described.Add(one);
            NftChain denied = _frame.DeniedBy(one);
            chains.Add(denied);
            chains.Add(known.TryTake(plan.Chain, sets, out NftChain? same)
                ? same
                : new NftChain(plan.Chain, rules.Of(plan, denied.Name), ContentName.Comment(string.Join(", ", plan.Policies))));
        }

        Ruleset ruleset = new(
            [.. _frame.Sets, .. _frame.Ready(local.Pods), .. FamilyFields.Both.Select(fields => Self(fields, classes.Values.SelectMany(one => one.Pods))), .. LocalServicesOf(classes.Values), .. sets.Sets],
            [.. maps.All, .. _frame.Maps],
            described.Select(one => new NftCounter(one.Counter, string.Empty)),
            chains);
        CompiledNode compiled = new(
            _node,
            ruleset,
            [.. described.OrderBy(one => one.Chain, StringComparer.Ordinal)],
            local.LeftOut,
            [.. local.Missed.OrderBy(one => $"{one.Policy}", StringComparer.Ordinal).ThenBy(one => one.Pod)])
        {
            Bridges = _options.SourceCheck is SourceCheck.Bridged(var links)
                ? new BridgeFrame(_options, links).Write(IsolatedIn(Direction.Egress, classes.Values), IsolatedIn(Direction.Ingress, classes.Values))
                : Ruleset.Empty,
            LocalServices = _options.LocalServices,
        };
        return new CompiledPeers(
            compiled, sets.PeerSets, [.. terms.Where(term => term.HasNames).DistinctBy(term => $"{term.Text} with {TermText.NamesOf(term.All)}", StringComparer.Ordinal)], families);
    }

    private IEnumerable<NftSet> LocalServicesOf(IReadOnlyCollection<(ClassPlan Plan, List<Endpoint> Pods)> classes)
    {
        if (_options.LocalServices.IsEmpty)
        {
            return [];
        }

        LocalServiceSets sets = new(new PacketQuestion(_snapshot, _options.Profile, _options.LocalServices), _snapshot, _options.LocalServices);
        return FamilyFields.Both.Select(fields => sets.Of(fields, classes));
    }

    private static IEnumerable<RemoteTerm> TermsOf(ClassPlan plan) => plan.Stages.SelectMany(stage => stage.Terms);

    /// <summary>A link leads to the pod whose address may come from it; whatever else that pod may send from comes from there too.</summary>
    private static SourceCheck WithExtraSources(SourceCheck check, ClusterSnapshot snapshot, NodeName node) => check switch
    {
        SourceCheck.Listed(var links) => new SourceCheck.Listed(WithExtraSources(links, snapshot, node)),
        SourceCheck.Bridged(var links) => new SourceCheck.Bridged(WithExtraSources(links, snapshot, node)),
        _ => check,
    };

    private static ValueArray<PodLink> WithExtraSources(ValueArray<PodLink> links, ClusterSnapshot snapshot, NodeName node)
    {
        Endpoint[] routers = [.. snapshot.Endpoints.Where(pod => !pod.ExtraSources.IsEmpty && pod.Node == node && pod.Addresses.Knowledge == AddressKnowledge.Exact)];
        return [.. links.Select(link => link with
        {
            Sources = routers.Where(pod => !link.Sources.Intersect(pod.Addresses.Possible).IsEmpty).Aggregate(link.Sources, (all, pod) => all.Union(pod.ExtraSources)),
        })];
    }

    /// <summary>Pods for which what no rule allows is stopped, or would be but for the mode of the node.</summary>
    private static IEnumerable<Endpoint> IsolatedIn(Direction direction, IEnumerable<(ClassPlan Plan, List<Endpoint> Pods)> classes) => classes
        .Where(one => one.Plan.Direction == direction && one.Plan.Mode == PolicyMode.Enforced && one.Plan.Tail == Verdict.Deny)
        .SelectMany(one => one.Pods);

    private static NftSet Self(FamilyFields fields, IEnumerable<Endpoint> pods) =>
        new(TableNames.Self(fields.Family), [fields.Address, fields.Address], SetKind.Hash, "each local pod and itself, for Services that lead back")
        {
            Elements = ElementSet.Of(AddressesOf(pods, fields.Family).Select(address => SetElement.Of(address.Bits, address.Bits))),
        };

    private static IEnumerable<Address> AddressesOf(IEnumerable<Endpoint> pods, AddressFamily family)
    {
        foreach (Endpoint pod in pods)
        {
            if (pod.Addresses.TryGet(family, out Address address))
            {
                yield return address;
            }
        }
    }
}
