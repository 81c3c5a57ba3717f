using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes EndpointSlice (discovery.k8s.io/v1).</summary>
internal sealed class EndpointSliceReader(DecodeScope scope, MetadataReader metadata) : KindReader(scope, metadata)
{
    /// <summary>The label that names the Service a slice belongs to.</summary>
    private const string ServiceLabel = "kubernetes.io/service-name";

    private static readonly FieldTable Fields = new(
        UnknownFields.Refused, "metadata", "addressType", "endpoints", "ports", "apiVersion", "kind");

    private static readonly FieldTable EndpointFields = new(UnknownFields.NotJudged, "addresses", "conditions", "targetRef");
    private static readonly FieldTable ConditionFields = new(UnknownFields.NotJudged, "ready");
    private static readonly FieldTable TargetFields = new(UnknownFields.NotJudged, "kind", "name", "namespace");
    private static readonly FieldTable PortFields = new(UnknownFields.Refused, "name", "protocol", "port", "appProtocol");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Subdomain);
        List<SliceEndpoint> endpoints = EndpointsOf(fields[2], read.Namespace);
        ValueArray<SlicePort> ports = PortsOf(fields[3]);
        bool usable = read.Labels.TryGetValue(ServiceLabel, out string service) && Scope.String(fields[1]) is not "FQDN";
        return new SliceObject(
            KeyOf("EndpointSlice", read),
            PlaceOf(document),
            usable ? new ServiceSlice(new ServiceName(read.Namespace, service), endpoints.ToValueArray(), ports) : null);
    }

    private List<SliceEndpoint> EndpointsOf(SyntaxNode list, NamespaceName space)
    {
        List<SliceEndpoint> endpoints = [];
        if (!Scope.IsGiven(list, NodeKind.Sequence))
        {
            return endpoints;
        }

        foreach (SyntaxNode item in list.Items)
        {
            FieldValues fields = EndpointFields.Read(item, Scope);
            SyntaxNode ready = ConditionFields.Read(fields[1], Scope)[0];
            if (Scope.IsGiven(ready, NodeKind.Boolean) && !Scope.Boolean(ready))
            {
                continue;
            }

            FieldValues target = TargetFields.Read(fields[2], Scope);
            EndpointId? pod = target[0].TextEquals("Pod"u8) ? EndpointId.Pod(space, Scope.OwnString(target[1])) : null;
            if (Scope.IsGiven(fields[0], NodeKind.Sequence))
            {
                AddAddresses(fields[0], pod, endpoints);
            }
        }

        return endpoints;
    }

    // The addresses of one entry are interchangeable and consumers may use the first alone; listing all keeps every one in view.
    private void AddAddresses(SyntaxNode list, EndpointId? pod, List<SliceEndpoint> endpoints)
    {
        foreach (SyntaxNode item in list.Items)
        {
            string text = Scope.OwnString(item);
            if (Address.TryParse(text, out Address address))
            {
                endpoints.Add(new SliceEndpoint(address, pod));
            }
        }
    }

    private ValueArray<SlicePort> PortsOf(SyntaxNode list)
    {
        if (!Scope.IsGiven(list, NodeKind.Sequence))
        {
            return [];
        }

        List<SlicePort> ports = [];
        foreach (SyntaxNode item in list.Items)
        {
            FieldValues fields = PortFields.Read(item, Scope);
            string name = Scope.String(fields[0]);
            if (Scope.TryProtocol(fields[1], out Protocol protocol) && Scope.TryPort(fields[2], out ushort port))
            {
                ports.Add(new SlicePort(name, protocol, port));
            }
        }

        return ports.ToValueArray();
    }
}
