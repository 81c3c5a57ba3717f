using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>Makes changes of a cluster one after the other, always the same ones: pods come, go and get other labels, policies come, go and are edited, namespaces get other labels.</summary>
/// <remarks>Of a hundred changes 65 are of pods, 30 of policies and 5 of namespaces. Each is a change of the cluster as those before it have left it.</remarks>
internal sealed class DeltaMix
{
    private const int Seed = 20_260_302;
    private readonly Random _random = new(Seed);
    private readonly List<Endpoint> _pods;
    private readonly List<ClusterNamespace> _spaces;
    private readonly List<Policy> _policies;
    private readonly string _tier;
    private int _made;

    /// <summary>A mix for a cluster with pods and policies in one tier.</summary>
    public DeltaMix(ClusterSnapshot snapshot)
    {
        _pods = [.. snapshot.Endpoints];
        _spaces = [.. snapshot.Namespaces];
        Core.Tier tier = snapshot.Tiers[0];
        _policies = [.. tier.Policies];
        _tier = tier.Name;
    }

    /// <summary>The next change.</summary>
    public ClusterDelta Next()
    {
        _made++;
        return _random.Next(100) switch
        {
            < 25 => PodStarted(),
            < 50 => PodStopped(),
            < 65 => PodRelabelled(),
            < 70 => NamespaceRelabelled(),
            < 85 => PolicyEdited(),
            < 93 => PolicyRemoved(),
            _ => PolicyAdded(),
        };
    }

    // Another replica of a workload that is there, with an address of its own.
    private ClusterDelta.EndpointPut PodStarted()
    {
        Endpoint like = _pods[_random.Next(_pods.Count)];
        Endpoint pod = like with
        {
            Id = new EndpointId($"{like.Id}-{_made}"),
            Addresses = EndpointAddresses.Known(new Address(AddressFamily.IPv4, 0x0A3E0000u + (uint)_made)),
        };
        _pods.Add(pod);
        return new ClusterDelta.EndpointPut(pod);
    }

    private ClusterDelta.EndpointRemoved PodStopped() => new(Take(_pods).Id);

    private ClusterDelta.EndpointPut PodRelabelled()
    {
        int place = _random.Next(_pods.Count);
        string tier = Tier.All[_random.Next(Tier.All.Count)].Name;
        _pods[place] = _pods[place] with { Labels = _pods[place].Labels.With("app.kubernetes.io/name", tier) };
        return new ClusterDelta.EndpointPut(_pods[place]);
    }

    private ClusterDelta.NamespacePut NamespaceRelabelled()
    {
        int place = _random.Next(_spaces.Count);
        _spaces[place] = _spaces[place] with { Labels = _spaces[place].Labels.With("team", $"reorganised-{_made}") };
        return new ClusterDelta.NamespacePut(_spaces[place]);
    }

    // Loses its last rule, or gets it twice as wide: from one port to the next as well.
    private ClusterDelta.PolicyPut PolicyEdited()
    {
        int place = _random.Next(_policies.Count);
        Policy policy = _policies[place];
        Rule[] rules = [.. policy.Ingress.Rules.Span];
        if (rules.Length > 1 && _random.Next(2) == 0)
        {
            rules = rules[..^1];
        }
        else if (rules.Length > 0)
        {
            ushort port = (ushort)_random.Next(8000, 9000);
            TrafficPattern traffic = rules[^1].Match.Traffic;
            rules[^1] = rules[^1] with
            {
                Match = rules[^1].Match with { Traffic = traffic with { Numbers = traffic.Numbers.Union(TrafficSet.Of(Protocol.Tcp, PortSet.Of(port))) } },
            };
        }

        _policies[place] = policy with { Ingress = policy.Ingress with { Rules = [.. rules] } };
        return new ClusterDelta.PolicyPut(_tier, _policies[place]);
    }

    private ClusterDelta.PolicyRemoved PolicyRemoved() => new(_tier, Take(_policies).Ref);

    // What one policy says, said of its namespace's database by another.
    private ClusterDelta.PolicyPut PolicyAdded()
    {
        Policy like = _policies[_random.Next(_policies.Count)];
        PolicyRef reference = like.Ref with { Name = $"{like.Ref.Name}-{_made}" };
        Policy policy = like with
        {
            Ref = reference,
            Subject = like.Subject with { Pods = new LabelSelector([LabelRequirement.Equal("app.kubernetes.io/name", "db")]) },
            Ingress = Renamed(like.Ingress, reference),
            Egress = Renamed(like.Egress, reference),
        };
        _policies.Add(policy);
        return new ClusterDelta.PolicyPut(_tier, policy);
    }

    private static DirectionRules Renamed(DirectionRules rules, PolicyRef reference) =>
        rules with { Rules = [.. rules.Rules.Select(rule => rule with { Ref = rule.Ref with { Policy = reference } })] };

    // The last takes the place of the one taken, so that taking costs nothing.
    private T Take<T>(List<T> items)
    {
        int place = _random.Next(items.Count);
        T taken = items[place];
        items[place] = items[^1];
        items.RemoveAt(items.Count - 1);
        return taken;
    }
}
