using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds whom patterns take in a cluster.</summary>
internal sealed class PatternReader
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly TrafficTable _traffic;
    private readonly Dictionary<EndpointId, int> _places = [];

    /// <summary>A reader for one cluster.</summary>
    public PatternReader(ClusterSnapshot snapshot, EnforcementProfile profile, TrafficTable traffic)
    {
        (_snapshot, _profile, _traffic) = (snapshot, profile, traffic);
        for (int i = 0; i < snapshot.Endpoints.Count; i++)
        {
            _places.Add(snapshot.Endpoints[i].Id, i);
        }
    }

    /// <summary>How many pods the selectors read so far would have taken if these had networks of their own.</summary>
    public HashSet<int> LeftAside { get; } = [];

    /// <summary>Whom some patterns take.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="traffic">The traffic in question there.</param>
    /// <param name="empty">Is given the place of each pattern that takes nobody.</param>
    public EndSelection Read(ValueArray<AssertedEnds> patterns, TrafficPattern traffic, Action<int> empty)
    {
        EndSelection selection = new(_traffic);
        for (int i = 0; i < patterns.Count; i++)
        {
            if (Add(patterns[i], traffic, selection) == 0)
            {
                empty(i);
            }
        }

        return selection;
    }

    /// <summary>The selection that stands for everybody, on ports that need no looking up.</summary>
    public EndSelection Everybody(TrafficPattern traffic) => new(_traffic) { Everywhere = _traffic.NumberOf(traffic.Numbers) };

    private int Add(AssertedEnds pattern, TrafficPattern traffic, EndSelection selection)
    {
        switch (pattern)
        {
            case AssertedEnds.Pods(var selector):
                return AddPods(selector, traffic, selection);
            case AssertedEnds.Members(var parties):
                // Pods that have ended have no network any more.
                Party[] living = [.. parties.Where(party => party is not Party.Pod { Endpoint.Phase: PodPhase.Finished })];
                foreach (Party party in living)
                {
                    Add(party, traffic, selection);
                }

                return living.Length;
            case AssertedEnds.Outside(var addresses):
                selection.Add(addresses, _traffic.NumberOf(traffic.Numbers));
                return addresses.IsEmpty ? 0 : 1;
            case AssertedEnds.Behind(var backends):
                foreach (ServiceBackend backend in backends)
                {
                    Add(backend.Party, new TrafficPattern(TrafficSet.Of(backend.Entry.Protocol, PortSet.Of(backend.Port)), []), selection);
                }

                return backends.Count;
            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled pattern {pattern.GetType().Name}.");
        }
    }

    private int AddPods(EndpointSelector selector, TrafficPattern traffic, EndSelection selection)
    {
        int taken = 0;
        for (int i = 0; i < _snapshot.Endpoints.Count; i++)
        {
            Endpoint endpoint = _snapshot.Endpoints[i];
            if (endpoint.Phase == PodPhase.Live && selector.Matches(endpoint, _snapshot.NamespaceOf(endpoint).Labels))
            {
                if (_profile.WhyUngoverned(new Party.Pod(endpoint)) is null)
                {
                    taken++;
                    selection.Add(i, On(traffic, endpoint));
                }
                else
                {
                    LeftAside.Add(i);
                }
            }
        }

        return taken;
    }

    private void Add(Party party, TrafficPattern traffic, EndSelection selection)
    {
        switch (party)
        {
            case Party.Pod(var pod):
                selection.Add(_places[pod.Id], On(traffic, pod));
                break;
            case Party.Node node:
                selection.Add(node, _traffic.NumberOf(traffic.Numbers));
                break;
            case Party.External(var block):
                selection.Add(AddressSet.Of(block), _traffic.NumberOf(traffic.Numbers));
                break;
        }
    }

    private int On(TrafficPattern traffic, Endpoint endpoint) => _traffic.NumberOf(traffic.On(endpoint.Ports));
}
