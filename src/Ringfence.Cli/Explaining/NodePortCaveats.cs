using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>What is to be said when a question names a port of a node that leads to a Service.</summary>
internal static class NodePortCaveats
{
    /// <summary>The caveat, where the port of the node is a node port.</summary>
    public static ValueArray<ExplainedCaveat> Of(ClusterSnapshot snapshot, ConnectionQuestion question) => question is { To: QuestionEnd.Node node, Port: QuestionPort.Number(var number, var protocol) }
        ?
        [
            .. from service in snapshot.Services
               where service.Kind is ServiceKind.NodePort or ServiceKind.LoadBalancer
               from port in service.Ports
               where port.NodePort == number && port.Protocol == protocol
               select new ExplainedCaveat(
                   CaveatDiagnostics.PortOfAService,
                   [$"{number}", node.Id, service.Name.ToString(), $"{port.Port}{(protocol == Protocol.Tcp ? string.Empty : $"/{protocol.ToName()}")}"]),
        ]
        : [];
}
