namespace Ringfence.Core;

/// <summary>Looks through Services: from a Service and its port to backends and their own ports (docs/semantics.md 5.7).</summary>
/// <remarks>
/// A selector goes before EndpointSlices, for manifests tell what will be and slices what was; slices answer where there is no selector,
/// or where it finds nothing in the input. Pods that have ended are no backends. Whether pods are ready is not asked of pods, only of slices.
/// </remarks>
public sealed class ServiceResolver(ClusterSnapshot snapshot)
{
    /// <summary>What a client gets that connects to a Service.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="choice">Its port. A headless Service translates nothing: the number asked for is the backend's own, listed or not.</param>
    public ServiceResolution Resolve(Service service, ServicePortChoice choice) => Resolve(service, choice, Selected(service));

    /// <summary>The same, for whoever has found the pods already.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="choice">Its port.</param>
    /// <param name="selected">The live pods that its selector takes, or some of them; none where it has no selector.</param>
    public ServiceResolution Resolve(Service service, ServicePortChoice choice, IReadOnlyList<Endpoint> selected)
    {
        if (service.Kind == ServiceKind.ExternalName)
        {
            return new ServiceResolution.ExternalName(service.ExternalName);
        }

        ValueArray<ServicePort> ports = PortsOf(service, choice);
        if (ports.IsEmpty)
        {
            return new ServiceResolution.NoSuchPort(service.Ports);
        }

        if (selected.Count > 0)
        {
            return OverPods(selected, ports, translates: Translates(service, choice));
        }

        return OverSlices(service, ports, translates: Translates(service, choice));
    }

    // DNS gives a headless Service's clients addresses; only a port asked for by name (an SRV record) tells them the backend's port.
    private static bool Translates(Service service, ServicePortChoice choice) =>
        service.Kind != ServiceKind.Headless || choice is ServicePortChoice.Named;

    private static ValueArray<ServicePort> PortsOf(Service service, ServicePortChoice choice) => choice switch
    {
        ServicePortChoice.Every => service.Ports,
        ServicePortChoice.Number(var port, var protocol) when service.Kind == ServiceKind.Headless =>
            [service.Ports.FirstOrDefault(held => held.Port == port && held.Protocol == protocol)
                ?? new ServicePort(string.Empty, protocol, port, new TargetPort.Number(port))],
        ServicePortChoice.Number(var port, var protocol) =>
            service.Ports.Where(held => held.Port == port && held.Protocol == protocol).ToValueArray(),
        ServicePortChoice.Named(var name, var protocol) =>
            service.Ports.Where(held => held.Name == name && (protocol is null || held.Protocol == protocol)).ToValueArray(),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled choice {choice.GetType().Name}."),
    };

    private List<Endpoint> Selected(Service service)
    {
        List<Endpoint> found = [];
        if (service.Selector is not { } selector)
        {
            return found;
        }

        foreach (Endpoint endpoint in snapshot.Endpoints)
        {
            if (endpoint.Namespace == service.Name.Namespace && endpoint.Phase == PodPhase.Live && selector.Matches(endpoint.Labels))
            {
                found.Add(endpoint);
            }
        }

        return found;
    }

    private static ServiceResolution OverPods(IReadOnlyList<Endpoint> pods, ValueArray<ServicePort> ports, bool translates)
    {
        List<ServiceBackend> backends = [];
        List<UndeclaredPort> undeclared = [];
        HashSet<ServicePort> untranslated = [];
        foreach (ServicePort port in ports)
        {
            foreach (Endpoint pod in pods)
            {
                ushort target = PortOn(pod, port);
                ushort number = translates ? target : port.Port;
                if (target != 0 && target != number)
                {
                    untranslated.Add(port);
                }

                if (number == 0)
                {
                    undeclared.Add(new UndeclaredPort(pod, port));
                }
                else
                {
                    backends.Add(new ServiceBackend(new Party.Pod(pod), port, number));
                }
            }
        }

        return backends.Count == 0
            ? new ServiceResolution.NotDeclared(undeclared.ToValueArray())
            : new ServiceResolution.Resolved(backends.ToValueArray(), undeclared.ToValueArray(), BackendSource.Selector) { Untranslated = [.. untranslated] };
    }

    // The first declaration counts, containers before sidecars, name and protocol equal (kubernetes/endpointslice FindPort); 0 when none.
    private static ushort PortOn(Endpoint pod, ServicePort port)
    {
        if (port.Target is TargetPort.Number(var number))
        {
            return number;
        }

        string name = ((TargetPort.Named)port.Target).Name;
        IEnumerable<ContainerPort> declared = pod.Ports.Where(held => held.Name == name && held.Protocol == port.Protocol);
        return declared.OrderBy(held => held.Container).FirstOrDefault().Number;
    }

    private ServiceResolution OverSlices(Service service, ValueArray<ServicePort> ports, bool translates)
    {
        HashSet<ServiceBackend> backends = [];
        HashSet<ServicePort> untranslated = [];
        foreach (ServicePort port in ports)
        {
            foreach (ServiceSlice slice in snapshot.Slices[service.Name])
            {
                ushort target = slice.Ports.FirstOrDefault(held => held.Name == port.Name && held.Protocol == port.Protocol)?.Port ?? 0;
                ushort number = translates ? target : port.Port;
                if (target != 0 && target != number)
                {
                    untranslated.Add(port);
                }

                if (number == 0)
                {
                    continue;
                }

                foreach (SliceEndpoint endpoint in slice.Endpoints)
                {
                    if (PartyAt(endpoint) is { } party)
                    {
                        backends.Add(new ServiceBackend(party, port, number));
                    }
                }
            }
        }

        return backends.Count == 0
            ? new ServiceResolution.NoBackends(service.Selector)
            : new ServiceResolution.Resolved([.. backends], [], BackendSource.Slices) { Untranslated = [.. untranslated] };
    }

    // The pod that the slice names; else whoever of the input has the address.
    private Party? PartyAt(SliceEndpoint listed)
    {
        if (listed.Pod is { } id && snapshot.FindEndpoint(id) is { } named)
        {
            return named.Phase == PodPhase.Live ? new Party.Pod(named) : null;
        }

        return snapshot.PartyAt(listed.Address);
    }
}
