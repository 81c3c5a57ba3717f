using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Finds the peers that take nobody, once for all rules that tell of them.</summary>
internal sealed class PeerScan
{
    private const string AnyNamespace = "kube-system";

    private readonly LintContext _context;
    private readonly bool _knowsNamespaces;
    private readonly HashSet<SyntaxNode> _mistakenPairs;

    private PeerScan(LintContext context)
    {
        _context = context;

        // Every cluster has it and no application brings it along: where it is given, all namespaces are.
        _knowsNamespaces = context.Snapshot.FindNamespace(new NamespaceName(AnyNamespace)) is { Provenance: Provenance.Given };
        _mistakenPairs =
        [
            .. PeerPair.Of(context).Where(pair => pair.Evidence(context).Length > 0).SelectMany(pair => (SyntaxNode[])[pair.First.Node, pair.Second.Node]),
        ];
        Rules =
        [
            .. context.Policies.SelectMany(policy => policy.Rules)
                .Select(rule => (IReadOnlyList<PeerFinding>)[.. rule.Peers.Select(peer => Judge(rule, peer.Written, peer.Compiled))])
                .Where(peers => peers.Count > 0),
        ];
    }

    /// <summary>The rules that have peers, each with what becomes of these.</summary>
    public IReadOnlyList<IReadOnlyList<PeerFinding>> Rules { get; }

    /// <summary>The peers of a cluster.</summary>
    public static PeerScan Of(LintContext context) => context.Shared(scanned => new PeerScan(scanned));

    private PeerFinding Judge(PolicyRule rule, NetworkPolicyPeer written, Peer compiled)
    {
        NamespaceName own = rule.Policy.Namespace;
        PeerFinding takes = new(rule, written.Node, PeerFate.Takes, string.Empty, string.Empty);
        return compiled switch
        {
            // What RF3009, RF3011 and RF3030 say is more.
            _ when _mistakenPairs.Contains(written.Node) => takes,
            Peer.Endpoints(var about) when ServiceLabels.Evidence(_context, about).Length > 0 => takes,
            Peer.Endpoints when BothWhereEitherMeant.Evidence(_context, own, compiled).Length > 0 => takes,
            Peer.Endpoints({ Namespaces: NamespaceScope.Only } selector) => JudgePods(takes, written, selector, [_context.Snapshot.FindNamespace(own)!]),
            Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces) } selector) => _context.Selection.FindNamespaces(spaces) is { Count: > 0 } found
                ? JudgePods(takes, written, selector, found)
                : JudgeNamespaces(takes, written, spaces),
            _ => takes,
        };
    }

    private PeerFinding JudgePods(PeerFinding takes, NetworkPolicyPeer written, EndpointSelector selector, IReadOnlyList<ClusterNamespace> spaces)
    {
        if (selector.Pods.IsEverything || _context.Selection.Find(selector).Count > 0 || UnlabelledSpaces.MayHold(_context, selector))
        {
            return takes;
        }

        bool isKnown = spaces.Count == 1 ? _context.KnowsPodsOf(spaces[0].Name) : spaces.All(space => _context.HasAllPodsOf(space.Name));
        (string Name, LabelSet Labels)[] held = [.. spaces.SelectMany(space => _context.Selection.GroupsOf(space.Name)).Select(group => (group.Sample.Workload.Value, group.Labels))];
        string hint = LabelHint.For(selector.Pods, held);
        string where = spaces.Count == 1 ? $"namespace `{spaces[0].Name}`" : $"namespaces {NameList.Of(spaces.Select(space => space.Name.Value))}";
        return held.Length > 0 && (isKnown || (hint.Length > 0 && !spaces.Any(space => _context.Refusals.HidePods(space.Name))))
            ? takes with
            {
                Fate = PeerFate.Nobody,
                Why = $"no pod of {where} has `{selector.Pods}`",
                Hint = hint,
                Place = UnmetPlace.Of(written.PodSelector, [.. held.Select(one => one.Labels)], takes.Place),
                Fix = LabelHint.Correction(selector.Pods, held)?.In(written.PodSelector),
            }
            : takes;
    }

    private PeerFinding JudgeNamespaces(PeerFinding takes, NetworkPolicyPeer written, LabelSelector spaces)
    {
        if (_context.Refusals.HideNamespaces)
        {
            return takes;
        }

        bool isOpen = UnlabelledSpaces.That(_context, spaces).Any();
        ClusterNamespace[] given = [.. _context.Selection.Namespaces.Where(space => space.Provenance == Provenance.Given)];
        foreach (LabelRequirement requirement in spaces.Requirements.Where(one => one.Operator is LabelOperator.In or LabelOperator.Exists))
        {
            bool isHeld = given.Any(space => space.Labels.TryGetValue(requirement.Key, out _));
            if (!isHeld && (NamespaceLabels.MeansName(requirement, _context.Selection.Namespaces) || (given.Length > 0 && _knowsNamespaces && !isOpen)))
            {
                return takes with
                {
                    Fate = PeerFate.NamespaceLabelOfNobody,
                    Why = requirement.Key,
                    Hint = NamespaceLabels.Near(requirement, given, isOpen),
                    Place = KeyOf(written.NamespaceSelector!, requirement.Key),
                    Fix = NamespaceLabels.IsMistaken(requirement.Key) && requirement is { Operator: LabelOperator.In, Values: [var name] }
                        ? new LabelCorrection(requirement.Key, name, ClusterNamespace.NameLabel, name).In(written.NamespaceSelector)
                        : null,
                };
            }
        }

        (string Name, LabelSet Labels)[] held = [.. _context.Selection.Namespaces.Select(space => (space.Name.Value, space.Labels))];
        string hint = LabelHint.For(spaces, held);
        return !isOpen && (hint.Length > 0 || _knowsNamespaces)
            ? takes with
            {
                Fate = PeerFate.Nobody,
                Why = $"no namespace has `{spaces}`",
                Hint = hint,
                Place = UnmetPlace.Of(written.NamespaceSelector, [.. held.Select(one => one.Labels)], takes.Place),
                Fix = LabelHint.Correction(spaces, held)?.In(written.NamespaceSelector),
            }
            : takes;
    }

    private static SyntaxNode KeyOf(SelectorObject selector, string key)
    {
        SyntaxNode[] keys =
        [
            .. selector.MatchLabels.Select(entry => entry.Key).Concat(selector.MatchExpressions.Select(expression => expression.Key))
                .Where(one => one.Value == key)
                .Select(one => one.Node),
        ];
        return keys is [var first, ..] ? first : selector.Node;
    }
}
