using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The policies of a cluster that changes, by the namespaces whose pods they can select.</summary>
internal sealed class LivePolicies
{
    private readonly List<Tier> _tiers;
    private readonly Dictionary<(string Tier, PolicyRef Ref), Policy> _policies = [];
    private readonly Dictionary<NamespaceName, Dictionary<(string Tier, PolicyRef Ref), long>> _byNamespace = [];
    private readonly Dictionary<(string Tier, PolicyRef Ref), long> _anywhere = [];
    private readonly Dictionary<NamespaceName, PolicyIndex> _indexes = [];
    private long _next;

    /// <summary>Takes the policies of some tiers.</summary>
    public LivePolicies(ValueArray<Tier> tiers)
    {
        _tiers = [.. tiers.Select(tier => tier with { Policies = [] })];
        foreach (Tier tier in tiers)
        {
            foreach (Policy policy in tier.Policies)
            {
                Put(tier.Name, policy);
            }
        }
    }

    /// <summary>The policies as tiers of their own order.</summary>
    public ValueArray<Tier> Tiers => TiersOf(_byNamespace.Values.SelectMany(shelf => shelf).Concat(_anywhere));

    /// <summary>Finds a policy; null when there is none.</summary>
    public Policy? Find(string tier, PolicyRef policy) => _policies.GetValueOrDefault((tier, policy));

    /// <summary>Puts a policy in the place of the one of its name, or behind all others.</summary>
    /// <exception cref="ArgumentException">There is no such tier.</exception>
    public void Put(string tier, Policy policy)
    {
        if (!_tiers.Exists(one => one.Name == tier))
        {
            throw new ArgumentException($"There is no tier {tier}.", nameof(tier));
        }

        long place = Remove(tier, policy.Ref) ?? _next++;
        _policies[(tier, policy.Ref)] = policy;
        ShelfOf(policy)[(tier, policy.Ref)] = place;
        Forget(policy);
    }

    /// <summary>Removes a policy; says where it stood, null when it was not there.</summary>
    public long? Remove(string tier, PolicyRef policy)
    {
        if (!_policies.Remove((tier, policy), out Policy? old))
        {
            return null;
        }

        ShelfOf(old).Remove((tier, policy), out long place);
        Forget(old);
        return place;
    }

    /// <summary>What policies say to an endpoint.</summary>
    public DirectionProgram ProgramOf(Endpoint subject, LabelSet namespaceLabels, Direction direction)
    {
        if (!_indexes.TryGetValue(subject.Namespace, out PolicyIndex? index))
        {
            _indexes.Add(subject.Namespace, index = new PolicyIndex(TiersOf(_byNamespace.GetValueOrDefault(subject.Namespace, []).Concat(_anywhere))));
        }

        return index.ProgramOf(subject, namespaceLabels, direction);
    }

    private ValueArray<Tier> TiersOf(IEnumerable<KeyValuePair<(string Tier, PolicyRef Ref), long>> places)
    {
        ILookup<string, Policy> policies = places.OrderBy(place => place.Value).ToLookup(place => place.Key.Tier, place => _policies[place.Key]);
        return [.. _tiers.Select(tier => tier with { Policies = [.. policies[tier.Name]] })];
    }

    private Dictionary<(string Tier, PolicyRef Ref), long> ShelfOf(Policy policy)
    {
        if (policy.Subject.Namespaces is not NamespaceScope.Only(var name))
        {
            return _anywhere;
        }

        if (!_byNamespace.TryGetValue(name, out var shelf))
        {
            _byNamespace.Add(name, shelf = []);
        }

        return shelf;
    }

    private void Forget(Policy policy)
    {
        if (policy.Subject.Namespaces is NamespaceScope.Only(var name))
        {
            _indexes.Remove(name);
        }
        else
        {
            _indexes.Clear();
        }
    }
}
