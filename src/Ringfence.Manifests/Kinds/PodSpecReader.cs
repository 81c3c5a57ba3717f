using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes what we read of a PodSpec: network, node, and named ports (docs/semantics.md, named ports).</summary>
internal sealed class PodSpecReader(DecodeScope scope)
{
    private static readonly FieldTable Fields = new(UnknownFields.NotJudged, "containers", "initContainers", "hostNetwork", "nodeName");
    private static readonly FieldTable ContainerFields = new(UnknownFields.NotJudged, "ports", "restartPolicy");
    private static readonly FieldTable PortFields = new(UnknownFields.Refused, "name", "containerPort", "protocol", "hostPort", "hostIP");

    private readonly List<ContainerPort> _ports = [];

    /// <summary>The template that a <c>spec</c> of a pod describes.</summary>
    public PodTemplate Read(SyntaxNode spec)
    {
        FieldValues fields = Fields.Read(spec, scope);
        _ports.Clear();
        ReadContainers(fields[0], ContainerKind.Regular);
        ReadContainers(fields[1], ContainerKind.Sidecar);
        return new PodTemplate(
            scope.Boolean(fields[2]) ? PodNetwork.Host : PodNetwork.Own,
            scope.String(fields[3]),
            scope.PortLists.Get(_ports));
    }

    private void ReadContainers(SyntaxNode list, ContainerKind kind)
    {
        if (!scope.IsGiven(list, NodeKind.Sequence))
        {
            return;
        }

        foreach (SyntaxNode container in list.Items)
        {
            FieldValues fields = ContainerFields.Read(container, scope);

            // Of the init containers only sidecars keep running, and only their ports can be reached.
            if (kind == ContainerKind.Regular || fields[1].TextEquals("Always"u8))
            {
                ReadPorts(fields[0], kind);
            }
        }
    }

    private void ReadPorts(SyntaxNode list, ContainerKind kind)
    {
        if (!scope.IsGiven(list, NodeKind.Sequence))
        {
            return;
        }

        foreach (SyntaxNode item in list.Items)
        {
            FieldValues fields = PortFields.Read(item, scope);
            string name = scope.String(fields[0]);
            if (!fields[1].Exists)
            {
                scope.Refuse(InventoryDiagnostics.MissingField, item, "containerPort");
                continue;
            }

            if (scope.TryPort(fields[1], out ushort number)
                && scope.TryProtocol(fields[2], out Protocol protocol)
                && (name.Length > 0 || scope.Options.DeclaredPorts == DeclaredPorts.All))
            {
                _ports.Add(new ContainerPort(name, protocol, number, kind));
            }
        }
    }
}
