using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A rule that allows a connection between pods it names, of which the policies at the other end let nothing through.</summary>
/// <remarks>Only where that holds for every pair: what reaches some of those named does something. What follows from another mistake is not told again.</remarks>
internal sealed class OneSideOnly : ILintRule
{
    // A peer with more kinds of pods than this names nobody in particular.
    private const int MostPairs = 256;

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.OneSideOnly;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach ((NetworkPolicyPeer written, Peer compiled) in rule.Peers)
            {
                if (compiled is Peer.Endpoints(var selector) && NamesSomebody(selector) && !UnlabelledSpaces.MayHold(context, selector) && Judge(context, rule, selector) is var (near, far))
                {
                    yield return Report(context, rule, written, near, far);
                }
            }
        }
    }

    private static Direction Opposite(Direction direction) => direction == Direction.Ingress ? Direction.Egress : Direction.Ingress;

    private static bool NamesSomebody(EndpointSelector selector) =>
        !selector.Pods.IsEverything || selector.Namespaces is NamespaceScope.Matching({ IsEverything: false });

    /// <summary>The two ends, when no pair of them exchanges anything of what the rule allows and the far end is why; null otherwise.</summary>
    private static (IReadOnlyList<EndpointKin> Near, IReadOnlyList<EndpointKin> Far)? Judge(LintContext context, PolicyRule rule, EndpointSelector selector)
    {
        Direction opposite = Opposite(rule.Direction);
        GroupKins kins = GroupKins.Of(context);
        EndpointKin[] far = [.. kins.In(context.Selection.Find(selector).Where(group => group.Network == PodNetwork.Own)).Take(MostPairs + 1)];
        if (far.Length is 0 or > MostPairs || far.Any(kin => kin.IsolationIn(opposite) == Isolation.None))
        {
            return null;
        }

        EndpointKin[] near = [.. kins.In(rule.Policy.Subjects).Take(MostPairs + 1)];
        bool isJudged = near.Length > 0 && near.Length * far.Length <= MostPairs && !far.Any(kin => near.Any(other => Passes(context, rule, other, kin)));
        return isJudged && !IsExplained(context, rule, far) ? (near, far) : null;
    }

    /// <summary>Whether some mistake that is told already is why: in the rule, or in what is meant to let through at the far end.</summary>
    private static bool IsExplained(LintContext context, PolicyRule rule, EndpointKin[] far)
    {
        Direction opposite = Opposite(rule.Direction);
        KnownMistakes mistakes = KnownMistakes.Of(context);
        return mistakes.Have(rule.Compiled.Ref) || Array.Exists(far, kin =>
            kin.Members.Any(member => mistakes.LeaveIdle(member.Namespace, opposite) || !context.KnowsPoliciesOf(member.Namespace))
            || context.Reach.ProgramOf(kin, opposite).Tiers.SelectMany(tier => tier.Rules).Any(other => mistakes.Have(other.Ref)));
    }

    private static bool Passes(LintContext context, PolicyRule rule, EndpointKin near, EndpointKin far)
    {
        EndpointKin destination = rule.Direction == Direction.Egress ? far : near;
        TrafficSet meant = rule.Compiled.Match.Traffic.On(destination.Sample.Ports);
        return meant.IsEmpty || !meant.Intersect(UnlabelledSpaces.AtMost(context, far, Opposite(rule.Direction), near)).IsEmpty;
    }

    private Diagnostic Report(LintContext context, PolicyRule rule, NetworkPolicyPeer written, IReadOnlyList<EndpointKin> near, IReadOnlyList<EndpointKin> far)
    {
        Direction opposite = Opposite(rule.Direction);
        IEnumerable<string> isolating = far
            .SelectMany(kin => context.Reach.ProgramOf(kin, opposite).Tiers.SelectMany(tier => tier.IsolatedBy))
            .Select(policy => policy.ToString());
        string there = NameList.Workloads(far.SelectMany(kin => kin.Members));
        string here = NameList.Workloads(near.SelectMany(kin => kin.Members));
        return rule.Policy.Report(
            Descriptor,
            (written.PodSelector ?? written.NamespaceSelector)!.Node,
            rule.Direction == Direction.Egress ? $"{here} may connect to {there}" : $"{there} may connect to {here}",
            rule.Direction == Direction.Egress ? $"{there} may not be reached" : $"{there} may not open that",
            NameList.Of(isolating),
            opposite.Field(),
            there);
    }
}
