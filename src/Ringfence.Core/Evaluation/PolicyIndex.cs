namespace Ringfence.Core;

/// <summary>Finds the policies that select an endpoint without trying those of other namespaces.</summary>
internal sealed class PolicyIndex
{
    private readonly ClusterSnapshot _snapshot;
    private readonly List<Dictionary<NamespaceName, List<Policy>>> _byNamespace = [];
    private readonly List<List<Policy>> _anywhere = [];

    public PolicyIndex(ClusterSnapshot snapshot)
    {
        _snapshot = snapshot;
        foreach (Tier tier in snapshot.Tiers)
        {
            Dictionary<NamespaceName, List<Policy>> byNamespace = [];
            List<Policy> anywhere = [];
            foreach (Policy policy in tier.Policies)
            {
                List<Policy> shelf = policy.Subject.Namespaces is NamespaceScope.Only(var name) ? Shelf(byNamespace, name) : anywhere;
                shelf.Add(policy);
            }

            _byNamespace.Add(byNamespace);
            _anywhere.Add(anywhere);
        }
    }

    /// <summary>The subject's program; tiers without a policy for it are left out.</summary>
    public DirectionProgram ProgramOf(Endpoint subject, Direction direction)
    {
        LabelSet namespaceLabels = _snapshot.NamespaceOf(subject).Labels;
        List<TierProgram> tiers = [];
        for (int i = 0; i < _snapshot.Tiers.Count; i++)
        {
            List<Policy> selecting =
            [
                .. _anywhere[i]
                    .Concat(_byNamespace[i].GetValueOrDefault(subject.Namespace) ?? [])
                    .Where(policy => policy.Subject.Matches(subject, namespaceLabels)),
            ];
            if (selecting.Count > 0)
            {
                tiers.Add(ProgramOf(_snapshot.Tiers[i], selecting, direction));
            }
        }

        return new DirectionProgram(direction, [.. tiers]);
    }

    private static TierProgram ProgramOf(Tier tier, List<Policy> selecting, Direction direction)
    {
        if (tier.Mode == TierMode.FirstMatch)
        {
            selecting = [.. selecting.OrderBy(policy => policy.Rank)];
        }

        return new TierProgram(
            tier,
            [.. selecting.Select(policy => policy.Ref)],
            [.. selecting.Where(policy => policy.In(direction).Isolation == Isolation.DefaultDeny).Select(policy => policy.Ref)],
            [.. selecting.SelectMany(policy => policy.In(direction).Rules)]);
    }

    private static List<Policy> Shelf(Dictionary<NamespaceName, List<Policy>> shelves, NamespaceName name)
    {
        if (!shelves.TryGetValue(name, out List<Policy>? shelf))
        {
            shelves.Add(name, shelf = []);
        }

        return shelf;
    }
}
