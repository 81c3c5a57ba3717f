using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Says why a Service leads nowhere.</summary>
internal static class ServiceWords
{
    /// <summary>One sentence.</summary>
    public static string WhyNot(Service service, ServiceResolution resolution) => resolution switch
    {
        ServiceResolution.NoSuchPort({ IsEmpty: true }) => $"`{service.Name}` has no ports",
        ServiceResolution.NoSuchPort(var existing) => $"`{service.Name}` has no such port; it has {string.Join(", ", existing.Select(Of))}",
        ServiceResolution.NoBackends(null) => $"`{service.Name}` has no selector, and no EndpointSlice of the input lists a backend for it",
        ServiceResolution.NoBackends(var selector) => $"`{service.Name}` has no backend: its selector {selector} matches no pod or workload of the input",
        ServiceResolution.NotDeclared(var undeclared) => $"`{service.Name}` has no backend on that port: no pod behind it declares a port named `{NameOf(undeclared[0].Entry.Target)}`",
        ServiceResolution.ExternalName(var name) => $"`{service.Name}` is only another name for `{name}`: ask about the addresses behind that name",
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled resolution {resolution.GetType().Name}."),
    };

    private static string Of(ServicePort port) =>
        port.Name.Length == 0 ? $"{port.Port}/{port.Protocol.ToName()}" : $"{port.Port}/{port.Protocol.ToName()} (`{port.Name}`)";

    private static string NameOf(TargetPort target) => target is TargetPort.Named(var name) ? name : string.Empty;
}
