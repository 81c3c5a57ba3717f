using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Says why a Service leads nowhere, and points at the field of it that shows why.</summary>
internal sealed class ServiceFault(ObjectTexts texts)
{
    /// <summary>The finding.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="choice">The port that was asked for.</param>
    /// <param name="resolution">What came of it; anything but backends.</param>
    public Diagnostic Of(Service service, ServicePortChoice choice, ServiceResolution resolution)
    {
        string id = service.Name.ToString();
        return resolution switch
        {
            ServiceResolution.NoSuchPort({ IsEmpty: true }) => At(service, "ports", QuestionDiagnostics.ServiceWithoutPorts, id, service.Kind == ServiceKind.Headless
                ? "ask with a number: a headless Service translates nothing, so it is the port of the pods themselves"
                : "give the Service the port that clients use"),
            ServiceResolution.NoSuchPort(var existing) =>
                At(service, "ports", QuestionDiagnostics.NoSuchServicePort, id, WordsOf(choice), InsteadOf(choice, service, existing)),
            ServiceResolution.NoBackends(null) => At(
                service,
                "selector",
                QuestionDiagnostics.ServiceWithoutBackends,
                id,
                "it has no selector, and no EndpointSlice of the input lists one",
                "give its EndpointSlices with -f as well (kubectl get endpointslices -o yaml), or ask about the addresses behind it"),
            ServiceResolution.NoBackends(var selector) => At(
                service,
                "selector",
                QuestionDiagnostics.ServiceWithoutBackends,
                id,
                $"its selector {selector} matches no live pod and no workload of the input",
                "correct the selector, or give what it selects with -f as well"),
            ServiceResolution.NotDeclared([var (pod, entry), ..]) => At(
                service,
                "ports",
                QuestionDiagnostics.TargetPortNotDeclared,
                id,
                NameOf(entry.Target),
                entry.Protocol.ToName(),
                $"name a container port of `{pod.Id}` so, or write the port's number as `targetPort`"),
            ServiceResolution.ExternalName(var name) => At(service, "externalName", QuestionDiagnostics.ServiceIsAnAlias, id, name),
            _ => throw new System.Diagnostics.UnreachableException($"Unhandled resolution {resolution.GetType().Name}."),
        };
    }

    private Diagnostic At(Service service, string field, DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        ObjectName name = new("Service", service.Name.Namespace.Value, service.Name.Name);
        return new Diagnostic(descriptor, texts.LocationOf(name, field), arguments) { Object = name, Path = $"spec.{field}" };
    }

    private static string InsteadOf(ServicePortChoice choice, Service service, ValueArray<ServicePort> existing) =>
        choice is ServicePortChoice.Number(var asked, _) && existing.FirstOrDefault(port => port.NodePort == asked) is { } entry
            ? $"{asked} is its nodePort; the Service's port is {entry.Port}: ask about `{service.Name}:{entry.Port}{(entry.Protocol == Protocol.Tcp ? string.Empty : $"/{entry.Protocol.ToName()}")}`"
            : $"it has {string.Join(", ", existing.Select(WordsOf))}";

    private static string WordsOf(ServicePortChoice choice) => choice switch
    {
        ServicePortChoice.Number(var port, var protocol) => $"{port}/{protocol.ToName()}",
        ServicePortChoice.Named(var name, { } protocol) => $"{name}/{protocol.ToName()}",
        ServicePortChoice.Named(var name, _) => name,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled choice {choice.GetType().Name}."),
    };

    private static string WordsOf(ServicePort port) =>
        port.Name.Length == 0 ? $"{port.Port}/{port.Protocol.ToName()}" : $"{port.Port}/{port.Protocol.ToName()} (`{port.Name}`)";

    private static string NameOf(TargetPort target) => target is TargetPort.Named(var name) ? name : string.Empty;
}
