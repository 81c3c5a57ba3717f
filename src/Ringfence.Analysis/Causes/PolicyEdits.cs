using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds the policies that two states of a cluster have in different versions, each direction apart, and makes states with a mix of them.</summary>
internal sealed class PolicyEdits
{
    private static readonly Direction[] Directions = [Direction.Egress, Direction.Ingress];

    private readonly Dictionary<(string Id, Direction Direction), List<PolicyVersions>> _concerning = [];
    private readonly Dictionary<(string Tier, PolicyRef Policy, Direction Direction), PolicyVersions> _edits = [];
    private readonly ClusterSnapshot _before;
    private readonly ClusterSnapshot _after;

    /// <summary>Compares the policies of two states.</summary>
    public PolicyEdits(ClusterSnapshot before, ClusterSnapshot after, MapGrain grain)
    {
        (_before, _after) = (before, after);
        SubjectFinder[] subjects = [new(before, grain), new(after, grain)];
        foreach ((string tier, PolicyRef policy, Policy? old, Policy? kept) in VersionsOf(before, after).OrderBy(pair => pair.Ref.ToString(), StringComparer.Ordinal))
        {
            foreach (Direction direction in Directions)
            {
                if (!IsSame(old, kept, direction))
                {
                    EditKind kind = old is null ? EditKind.Added : kept is null ? EditKind.Removed : EditKind.Edited;
                    HashSet<string> concerned = [.. subjects.SelectMany(finder => new[] { old, kept }.OfType<Policy>().SelectMany(finder.SelectedBy))];
                    Add(tier, new PolicyVersions(_edits.Count, new PolicyEdit(kind, policy, direction), old, kept, concerned));
                }
            }
        }
    }

    /// <summary>Every direction of a policy that differs.</summary>
    public IReadOnlyCollection<PolicyVersions> All => _edits.Values;

    /// <summary>Those that select a workload or pod.</summary>
    public IReadOnlyList<PolicyVersions> Concerning(string id, Direction direction) => _concerning.GetValueOrDefault((id, direction), []);

    /// <summary>The tiers of a state that never was: of each edited direction the old version or the new one.</summary>
    /// <param name="isNew">Which of the two; asked once for each.</param>
    public ValueArray<Tier> Mixed(Func<PolicyVersions, bool> isNew)
    {
        IEnumerable<Tier> gone = _before.Tiers.Where(tier => !_after.Tiers.Any(other => other.Name == tier.Name)).Select(tier => tier with { Policies = [] });
        return [.. _after.Tiers.Concat(gone).OrderBy(tier => tier.Order).Select(tier => tier with { Policies = [.. Mixed(tier, isNew)] })];
    }

    private IEnumerable<Policy> Mixed(Tier tier, Func<PolicyVersions, bool> isNew)
    {
        // A policy whose edits are all left out or all kept stays whole; else each direction stands for itself.
        Dictionary<PolicyRef, List<PolicyVersions>> edited = _edits.Where(pair => pair.Key.Tier == tier.Name)
            .GroupBy(pair => pair.Key.Policy, pair => pair.Value)
            .ToDictionary(group => group.Key, group => group.ToList());
        return tier.Policies.Where(policy => !edited.ContainsKey(policy.Ref)).Concat(edited.Values.SelectMany(versions => Chosen(versions, isNew)));
    }

    private static IEnumerable<Policy> Chosen(List<PolicyVersions> versions, Func<PolicyVersions, bool> isNew)
    {
        foreach (Direction direction in Directions)
        {
            PolicyVersions? version = versions.Find(one => one.Edit.Direction == direction);
            Policy? chosen = version is null ? versions[0].After ?? versions[0].Before : isNew(version) ? version.After : version.Before;
            if (chosen is not null && chosen.In(direction) != DirectionRules.Silent)
            {
                yield return direction == Direction.Egress ? chosen with { Ingress = DirectionRules.Silent } : chosen with { Egress = DirectionRules.Silent };
            }
        }
    }

    private static IEnumerable<(string Tier, PolicyRef Ref, Policy? Before, Policy? After)> VersionsOf(ClusterSnapshot before, ClusterSnapshot after)
    {
        Dictionary<(string, PolicyRef), Policy> old = ByRef(before);
        Dictionary<(string, PolicyRef), Policy> kept = ByRef(after);
        foreach ((string Tier, PolicyRef Ref) key in old.Keys.Union(kept.Keys))
        {
            yield return (key.Tier, key.Ref, old.GetValueOrDefault(key), kept.GetValueOrDefault(key));
        }
    }

    private static Dictionary<(string, PolicyRef), Policy> ByRef(ClusterSnapshot snapshot)
    {
        Dictionary<(string, PolicyRef), Policy> policies = [];
        foreach (Tier tier in snapshot.Tiers)
        {
            foreach (Policy policy in tier.Policies)
            {
                policies[(tier.Name, policy.Ref)] = policy;
            }
        }

        return policies;
    }

    /// <summary>A policy that says nothing in a direction is as good as none there.</summary>
    private static bool IsSame(Policy? before, Policy? after, Direction direction)
    {
        DirectionRules old = before?.In(direction) ?? DirectionRules.Silent;
        DirectionRules kept = after?.In(direction) ?? DirectionRules.Silent;
        return old == kept && (old == DirectionRules.Silent || (before!.Subject == after!.Subject && before.Rank == after.Rank));
    }

    private void Add(string tier, PolicyVersions versions)
    {
        _edits.Add((tier, versions.Edit.Policy, versions.Edit.Direction), versions);
        foreach (string id in versions.Concerned)
        {
            if (!_concerning.TryGetValue((id, versions.Edit.Direction), out List<PolicyVersions>? concerning))
            {
                _concerning.Add((id, versions.Edit.Direction), concerning = []);
            }

            concerning.Add(versions);
        }
    }
}
