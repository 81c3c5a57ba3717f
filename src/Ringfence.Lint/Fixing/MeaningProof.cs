using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Proves what fixes claim of the meaning: in this cluster by comparing maps, in any cluster as far as that can be settled.</summary>
internal sealed class MeaningProof(EnforcementProfile profile)
{
    // What prove --always takes unless told.
    private const int Budget = 5_000;

    private const string AllPorts = "all";

    /// <summary>What speaks against it; empty when nothing does.</summary>
    public string Objection(ClusterManifests before, ClusterManifests after, FixEffect effect, IReadOnlyList<EditedObject> edited)
    {
        Policy[] were = [.. before.Policies.Select(read => read.Policy)];
        Policy[] are = [.. after.Policies.Select(read => read.Policy)];
        if (effect is FixEffect.MendsRefusal)
        {
            return MendsOnly(before.DefaultNamespace, were, are, edited);
        }

        if (effect is FixEffect.RemovesObject)
        {
            return GoesUnnoticed(before, after, were, are);
        }

        if (!were.Select(policy => policy.Ref).SequenceEqual(are.Select(policy => policy.Ref)) || before.LeftOut.Count != after.LeftOut.Count)
        {
            return "with the change the API server would take other objects than now";
        }

        (Policy Was, Policy Is)[] differing = [.. were.Zip(are).Where(pair => !SaysTheSame(pair.First, pair.Second))];

        // Equal programs mean the same in any cluster, and this one is the same as long as nothing but policies changed.
        if (differing.Length == 0 && edited.All(one => NetworkPolicyKind.Matches(one.Before)))
        {
            return string.Empty;
        }

        MapDiff here = MapDiff.Between(before.Snapshot, after.Snapshot, profile, MapGrain.Pod);
        string objection = effect switch
        {
            FixEffect.Opens(var ports) => OpensMore(here, ports),
            FixEffect.OpensHere => OpensMore(here, AllPorts),
            _ => Differs(here),
        };
        return objection.Length > 0 || differing.Length == 0 || effect is FixEffect.OpensHere
            ? objection
            : DiffersElsewhere(before.Snapshot, differing, effect);
    }

    /// <summary>Policies that went are missed nowhere, with all the others as they were.</summary>
    private string GoesUnnoticed(ClusterManifests before, ClusterManifests after, Policy[] were, Policy[] are)
    {
        HashSet<PolicyRef> left = [.. are.Select(policy => policy.Ref)];
        ValueArray<PolicyRef> gone = [.. were.Select(policy => policy.Ref).Where(policy => !left.Contains(policy))];
        if (!were.Where(policy => left.Contains(policy.Ref)).SequenceEqual(are) || before.LeftOut.Count != after.LeftOut.Count)
        {
            return "with the change other policies would mean something else";
        }

        string here = Differs(MapDiff.Between(before.Snapshot, after.Snapshot, profile, MapGrain.Pod));
        return here.Length > 0 ? here : Settled(Prover.Always(before.Snapshot, profile, Budget).Equivalent(gone, []));
    }

    /// <summary>The mended objects alone count for more than before; where an older API server took one as it was, it means what it meant there.</summary>
    private static string MendsOnly(NamespaceName defaultNamespace, Policy[] were, Policy[] are, IReadOnlyList<EditedObject> edited)
    {
        HashSet<PolicyRef> mended = [];
        foreach (EditedObject one in edited)
        {
            Policy? was = AsOnce(one.Before, defaultNamespace);
            Policy? became = AsOnce(one.After, defaultNamespace);
            if (was is not null && was != became)
            {
                return "the change would mean something else than the text did to API servers that took it";
            }

            mended.UnionWith(became is null ? [] : [became.Ref]);
        }

        return were.Where(policy => !mended.Contains(policy.Ref)).SequenceEqual(are.Where(policy => !mended.Contains(policy.Ref)))
            ? string.Empty
            : "with the change other policies would mean something else";
    }

    private static Policy? AsOnce(SyntaxDocument document, NamespaceName defaultNamespace) =>
        NetworkPolicyKind.Matches(document)
        && NetworkPolicyReader.Read(document, defaultNamespace, KubernetesVersion.Oldest, new DiagnosticSink()) is NetworkPolicyReading.Valid read
            ? read.Policy
            : null;

    // A rule more or less that another says to the letter, and a peer, make no difference: one that matches is enough (docs/semantics.md 5.1).
    private static bool SaysTheSame(Policy was, Policy became) =>
        was == became
        || (was with { Ingress = became.Ingress, Egress = became.Egress } == became && SaysTheSame(was.Ingress, became.Ingress) && SaysTheSame(was.Egress, became.Egress));

    private static bool SaysTheSame(DirectionRules were, DirectionRules are) =>
        were.Isolation == are.Isolation
        && were.Rules.Concat(are.Rules).All(rule => rule.Action == RuleAction.Allow)
        && Said(were).SetEquals(Said(are));

    private static HashSet<Rule> Said(DirectionRules rules) =>
        [.. rules.Rules.Select(rule => rule with { Ref = rules.Rules[0].Ref, Match = rule.Match with { Peer = Once(rule.Match.Peer) } })];

    private static Peer Once(Peer peer) => peer is Peer.AnyOf(var peers) ? new Peer.AnyOf([.. peers.Distinct()]) : peer;

    private static string Differs(MapDiff here) =>
        here.Changes is [var change, ..] ? $"the change would not keep the meaning: from {change.From.Id} to {change.To.Id} something else could pass"
        : here.Isolation is [var end, ..] ? $"the change would not keep the meaning: {end.Endpoint.Id} would be isolated otherwise"
        : string.Empty;

    private static string OpensMore(MapDiff here, string ports) =>
        here.Isolation.Count > 0 || here.Changes.Any(change => change.Closes) ? "the change would stop what can pass now"
        : ports != AllPorts && here.Changes.FirstOrDefault(change => !IsPart(change.After.Ports.Except(change.Before.Ports).ToString(), ports)) is { } more
            ? $"the change would open more than {ports} from {more.From.Id} to {more.To.Id}"
        : string.Empty;

    // Of what is claimed, some protocol may pass already.
    private static bool IsPart(string gained, string claimed) => !gained.Split("; ").Except(claimed.Split("; "), StringComparer.Ordinal).Any();

    /// <summary>What the prover finds in some other cluster, asked of each policy as it was and, beside it by another name, as it would be.</summary>
    /// <remarks>
    /// All others are as they would be, so that no two changes rely on each other: with more beside them than that, what holds of two policies holds all the more.
    /// </remarks>
    private string DiffersElsewhere(ClusterSnapshot cluster, (Policy Was, Policy Is)[] differing, FixEffect effect)
    {
        Dictionary<PolicyRef, Policy> changed = differing.ToDictionary(pair => pair.Was.Ref, pair => Renamed(pair.Is));
        Tier[] tiers = [.. cluster.Tiers.Select(tier => tier with { Policies = [.. tier.Policies.Select(policy => changed.GetValueOrDefault(policy.Ref) ?? policy)] })];
        foreach ((Policy was, _) in differing)
        {
            // Those of other namespaces govern the far end, and what holds where that lets everything pass holds the more where it does not.
            Prover prover = Prover.Always(
                cluster.With([.. tiers.Select(tier => tier with { Policies = [.. tier.Policies.Where(policy => policy.Ref.Namespace == was.Ref.Namespace), was] })]), profile, Budget);
            ValueArray<PolicyRef> old = [was.Ref];
            ValueArray<PolicyRef> current = [changed[was.Ref].Ref];
            if (Settled(effect is FixEffect.Opens ? prover.Contained(old, current) : prover.Equivalent(old, current)) is { Length: > 0 } objection)
            {
                return objection;
            }
        }

        return string.Empty;
    }

    private static string Settled(Proof proof) => proof.Answer switch
    {
        ProofAnswer.Yes => string.Empty,
        ProofAnswer.No => "what the change claims holds here, but not in every cluster",
        ProofAnswer.Undecided => "what the change claims holds here; whether it does in every cluster could not be settled",
    };

    private static Policy Renamed(Policy policy) => policy with { Ref = Renamed(policy.Ref), Ingress = Renamed(policy.Ingress), Egress = Renamed(policy.Egress) };

    private static DirectionRules Renamed(DirectionRules rules) =>
        rules with { Rules = [.. rules.Rules.Select(rule => rule with { Ref = rule.Ref with { Policy = Renamed(rule.Ref.Policy) } })] };

    // No policy's name has such a character.
    private static PolicyRef Renamed(PolicyRef policy) => policy with { Name = policy.Name + "'" };
}
