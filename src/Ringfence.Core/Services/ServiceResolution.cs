namespace Ringfence.Core;

/// <summary>What stands behind a Service; a closed set of cases.</summary>
public abstract record ServiceResolution
{
    private ServiceResolution()
    {
    }

    /// <summary>There are backends.</summary>
    /// <param name="Backends">Each with each port it is reached on, in the order of the ports, at least one.</param>
    /// <param name="Undeclared">Pods that a selector finds and that lack the port name a Service port leads to.</param>
    /// <param name="Source">How they were found.</param>
    public sealed record Resolved(
        ValueArray<ServiceBackend> Backends, ValueArray<UndeclaredPort> Undeclared, BackendSource Source) : ServiceResolution
    {
        /// <summary>The ports of a headless Service that lead to another number by its <c>targetPort</c>, which nobody applies to a client that knows a number only.</summary>
        public ValueArray<ServicePort> Untranslated { get; init; } = [];
    }

    /// <summary>The Service has no such port.</summary>
    /// <param name="Existing">The ports it has; empty for a headless Service that lists none.</param>
    public sealed record NoSuchPort(ValueArray<ServicePort> Existing) : ServiceResolution;

    /// <summary>Neither the selector nor the EndpointSlices of the input give it a backend that lives.</summary>
    /// <param name="Selector">The selector; null when it has none.</param>
    public sealed record NoBackends(LabelSelector? Selector) : ServiceResolution;

    /// <summary>It has backend pods, and none declares the port name that the Service port leads to.</summary>
    public sealed record NotDeclared(ValueArray<UndeclaredPort> Undeclared) : ServiceResolution;

    /// <summary>It is an alias for a DNS name; what stands behind that cannot be seen from here.</summary>
    public sealed record ExternalName(string DnsName) : ServiceResolution;
}
