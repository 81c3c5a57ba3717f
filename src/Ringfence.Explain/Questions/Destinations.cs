using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Explain;

/// <summary>Makes the destinations of a question from what its names were resolved to.</summary>
public static class Destinations
{
    /// <summary>Pods, nodes or addresses that are reached directly, on every port.</summary>
    public static ValueArray<QuestionDestination> Direct(ValueArray<Party> parties) =>
        [.. parties.Select(party => new QuestionDestination(party, new Via.Direct(), []))];

    /// <summary>Pods, nodes or addresses that are reached directly, on one port of their own.</summary>
    public static ValueArray<QuestionDestination> Direct(ValueArray<Party> parties, Protocol protocol, ushort port) =>
        [.. parties.Select(party => new QuestionDestination(party, new Via.Direct(), [TranslatedPort.Direct(protocol, port)]))];

    /// <summary>The backends of a Service, each with the ports that lead to it.</summary>
    public static ValueArray<QuestionDestination> Behind(Service service, ServiceResolution.Resolved resolved) =>
    [
        .. resolved.Backends
            .GroupBy(backend => backend.Party)
            .Select(ports => new QuestionDestination(
                ports.Key,
                new Via.Through(service.Name, service.Kind),
                [.. ports.Select(backend => new TranslatedPort(backend.Entry.Protocol, backend.Entry.Port, backend.Port)).Distinct()])),
    ];

    /// <summary>What an answer about a Service rests on: backends that a port does not lead to, ports that nothing translates, and the way in through node ports.</summary>
    public static ValueArray<ExplainedCaveat> CaveatsOf(Service service, ServiceResolution.Resolved resolved) =>
    [
        .. resolved.Undeclared.Select(missing => new ExplainedCaveat(
            CaveatDiagnostics.BackendWithoutPort,
            [missing.Pod.Id.Value, TextOf(missing.Entry.Target), service.Name.ToString()])),
        .. resolved.Untranslated.Select(port => new ExplainedCaveat(
            CaveatDiagnostics.HeadlessPort, [service.Name.ToString(), $"{port.Port}", TextOf(port.Target)])),
        .. service.Kind is ServiceKind.NodePort or ServiceKind.LoadBalancer
            ? (ValueArray<ExplainedCaveat>)[new ExplainedCaveat(CaveatDiagnostics.NodePort, [service.Name.ToString()])]
            : [],
    ];

    private static string TextOf(TargetPort target) => target switch
    {
        TargetPort.Number(var number) => $"{number}",
        TargetPort.Named(var name) => name,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled target {target.GetType().Name}."),
    };
}
