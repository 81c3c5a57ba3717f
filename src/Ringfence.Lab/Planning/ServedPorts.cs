using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>What pods of a cluster answer on: the ports that their containers declare, and those that Services lead to.</summary>
public sealed class ServedPorts
{
    private readonly Dictionary<EndpointId, HashSet<ServedPort>> _ports = [];

    /// <summary>Works it out for a whole cluster.</summary>
    public ServedPorts(ClusterSnapshot snapshot)
    {
        foreach (Endpoint pod in snapshot.Endpoints)
        {
            _ports[pod.Id] = [.. pod.Ports.Select(port => new ServedPort(port.Protocol, port.Number))];
        }

        ServiceResolver resolver = new(snapshot);
        foreach (Service service in snapshot.Services)
        {
            if (resolver.Resolve(service, new ServicePortChoice.Every()) is ServiceResolution.Resolved resolved)
            {
                foreach (ServiceBackend backend in resolved.Backends)
                {
                    if (backend.Party is Party.Pod(var pod))
                    {
                        _ports[pod.Id].Add(new ServedPort(backend.Entry.Protocol, backend.Port));
                    }
                }
            }
        }
    }

    /// <summary>A pod's ports, in order.</summary>
    public ValueArray<ServedPort> Of(EndpointId pod) =>
        _ports.TryGetValue(pod, out HashSet<ServedPort>? ports) ? [.. ports.OrderBy(port => port.Protocol).ThenBy(port => port.Port)] : [];
}
