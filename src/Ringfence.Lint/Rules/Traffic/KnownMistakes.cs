using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Rules and policies of which some finding says that they miss whom or what they mean. What follows from one is not told as another mistake.</summary>
internal sealed class KnownMistakes
{
    private readonly HashSet<RuleRef> _rules = [];
    private readonly HashSet<(NamespaceName Namespace, Direction Direction)> _idle = [];

    private KnownMistakes(LintContext context)
    {
        IEnumerable<PolicyRule> mistaken =
        [
            .. NamedPort.LeadingNowhere(context).Select(named => named.Port.Rule),
            .. ServicePortUse.Of(context).Select(use => use.Port.Rule),
            .. PeerScan.Of(context).Rules.SelectMany(peers => peers).Where(IsSlip).Select(peer => peer.Rule),
            .. PeerPair.Of(context).Where(pair => pair.Evidence(context).Length > 0).Select(pair => pair.Rule),
            .. context.Policies.SelectMany(policy => policy.Rules).Where(rule => rule.Peers.Any(peer => Misses(context, rule, peer.Compiled))),
        ];
        _rules.UnionWith(mistaken.Select(rule => rule.Compiled.Ref));
        foreach (LintPolicy policy in context.Policies)
        {
            // A policy that selects nobody, or stands in a namespace that is not there, was meant for somebody.
            NamespaceName? meant = NamespaceTypos.Of(context).MeantBy(policy.Namespace);
            if (meant is not null || (context.HasAllPodsOf(policy.Namespace) && context.Selection.Find(policy.Compiled.Subject).Count == 0))
            {
                _idle.UnionWith(policy.Rules.Select(rule => (meant ?? policy.Namespace, rule.Direction)));
            }
        }
    }

    /// <summary>The mistakes in a cluster's policies.</summary>
    public static KnownMistakes Of(LintContext context) => context.Shared(one => new KnownMistakes(one));

    /// <summary>Whether a rule is mistaken.</summary>
    public bool Have(RuleRef rule) => _rules.Contains(rule);

    /// <summary>Whether some policy with rules for a direction was meant for pods of a namespace, and selects none.</summary>
    public bool LeaveIdle(NamespaceName space, Direction direction) => _idle.Contains((space, direction));

    // A peer whose pods are merely gone says nothing of the pods that other rules name.
    private static bool IsSlip(PeerFinding peer) => peer.Fate == PeerFate.NamespaceLabelOfNobody || peer is { Fate: PeerFate.Nobody, Hint.Length: > 0 };

    private static bool Misses(LintContext context, PolicyRule rule, Peer peer) =>
        peer is Peer.Endpoints(var selector)
        && (ServiceLabels.Evidence(context, selector).Length > 0 || BothWhereEitherMeant.Evidence(context, rule.Policy.Namespace, peer).Length > 0);
}
