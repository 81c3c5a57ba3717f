namespace Ringfence.Core;

/// <summary>Finds the policies that select an endpoint without trying those of other namespaces.</summary>
/// <remarks>Immutable; safe for several threads.</remarks>
public sealed class PolicyIndex
{
    private readonly List<Shelves> _tiers = [];

    /// <summary>An index of all policies of some tiers.</summary>
    /// <param name="tiers">The tiers, the first to decide first.</param>
    public PolicyIndex(ValueArray<Tier> tiers)
    {
        foreach (Tier tier in tiers)
        {
            _tiers.Add(new Shelves(tier));
        }
    }

    /// <summary>What policies say to an endpoint in a direction; tiers without a policy for it are left out.</summary>
    /// <param name="subject">The endpoint. Whether policies govern it at all is for <see cref="EnforcementProfile.WhyUngoverned"/> to say.</param>
    /// <param name="namespaceLabels">The labels of its namespace.</param>
    /// <param name="direction">The direction.</param>
    public DirectionProgram ProgramOf(Endpoint subject, LabelSet namespaceLabels, Direction direction)
    {
        List<TierProgram> tiers = [];
        foreach (Shelves shelves in _tiers)
        {
            List<Policy> selecting =
                [.. shelves.ReachOf(subject.Namespace).Where(policy => policy.Subject.Matches(subject, namespaceLabels))];
            if (selecting.Count > 0)
            {
                tiers.Add(ProgramOf(shelves.Tier, selecting, direction));
            }
        }

        return new DirectionProgram(direction, [.. tiers]);
    }

    private static TierProgram ProgramOf(Tier tier, List<Policy> selecting, Direction direction) => new(
        tier,
        selecting.Select(policy => policy.Ref).ToValueArray(),
        selecting.Where(policy => policy.In(direction).Isolation == Isolation.DefaultDeny).Select(policy => policy.Ref).ToValueArray(),
        selecting.SelectMany(policy => policy.In(direction).Rules).ToValueArray());

    /// <summary>One tier's policies in walking order, and where each namespace's are among them.</summary>
    private sealed class Shelves
    {
        private readonly List<Policy> _ordered;
        private readonly Dictionary<NamespaceName, List<int>> _byNamespace = [];
        private readonly List<int> _anywhere = [];

        public Shelves(Tier tier)
        {
            Tier = tier;
            _ordered = tier.Mode switch
            {
                TierMode.FirstMatch => [.. tier.Policies.OrderBy(policy => policy.Rank)],
                TierMode.Additive => [.. tier.Policies],
            };
            for (int i = 0; i < _ordered.Count; i++)
            {
                ShelfFor(_ordered[i].Subject.Namespaces).Add(i);
            }
        }

        public Tier Tier { get; }

        /// <summary>The policies that may select an endpoint of a namespace, in walking order.</summary>
        public IEnumerable<Policy> ReachOf(NamespaceName space)
        {
            IEnumerable<int> places = _byNamespace.TryGetValue(space, out List<int>? local) ? local.Concat(_anywhere).Order() : _anywhere;
            return places.Select(place => _ordered[place]);
        }

        private List<int> ShelfFor(NamespaceScope scope)
        {
            if (scope is not NamespaceScope.Only(var name))
            {
                return _anywhere;
            }

            if (!_byNamespace.TryGetValue(name, out List<int>? shelf))
            {
                _byNamespace.Add(name, shelf = []);
            }

            return shelf;
        }
    }
}
