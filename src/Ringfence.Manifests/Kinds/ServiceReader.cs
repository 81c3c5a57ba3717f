using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Service (v1).</summary>
internal sealed class ServiceReader(DecodeScope scope, MetadataReader metadata) : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec", "apiVersion", "kind", "status");

    private static readonly FieldTable SpecFields = new(
        UnknownFields.NotJudged, "type", "clusterIP", "clusterIPs", "selector", "ports", "externalName", "externalTrafficPolicy");

    private static readonly FieldTable PortFields = new(
        UnknownFields.Refused, "name", "protocol", "port", "targetPort", "nodePort", "appProtocol");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Label);
        FieldValues spec = SpecFields.Read(fields[1], Scope);
        List<string> addresses = AddressesOf(spec[1], spec[2]);
        ServiceName name = new(read.Namespace, read.Name);
        return new ServiceObject(
            KeyOf("Service", read),
            PlaceOf(document),
            new Service(name, KindOf(spec[0], addresses), PortsOf(spec[4]))
            {
                Selector = SelectorOf(spec[3]),
                ExternalName = Scope.String(spec[5]),
                ClusterAddresses = ParseAddresses(addresses),
                ExternalTraffic = spec[6].TextEquals("Local"u8) ? ExternalTraffic.Local : ExternalTraffic.Cluster,
            });
    }

    private static ValueArray<Address> ParseAddresses(List<string> texts)
    {
        List<Address> found = new(texts.Count);
        foreach (string text in texts)
        {
            if (Address.TryParse(text, out Address address))
            {
                found.Add(address);
            }
        }

        return found.ToValueArray();
    }

    private ServiceKind KindOf(SyntaxNode type, List<string> addresses)
    {
        string text = Scope.String(type);
        bool headless = addresses.Contains("None");
        switch (text)
        {
            case "" or "ClusterIP":
                return headless ? ServiceKind.Headless : ServiceKind.ClusterIP;
            case "NodePort":
                return ServiceKind.NodePort;
            case "LoadBalancer":
                return ServiceKind.LoadBalancer;
            case "ExternalName":
                return ServiceKind.ExternalName;
            default:
                Scope.Refuse(InventoryDiagnostics.InvalidValue, type, text, "one of `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`");
                return ServiceKind.ClusterIP;
        }
    }

    private List<string> AddressesOf(SyntaxNode single, SyntaxNode list)
    {
        List<string> texts = [];
        if (Scope.IsGiven(list, NodeKind.Sequence))
        {
            foreach (SyntaxNode item in list.Items)
            {
                texts.Add(Scope.OwnString(item));
            }
        }

        string first = Scope.OwnString(single);
        if (texts.Count == 0 && first.Length > 0)
        {
            texts.Add(first);
        }

        return texts;
    }

    // An empty selector selects nothing: the Service then has no selector at all (ServiceSpec.selector).
    private LabelSelector? SelectorOf(SyntaxNode node)
    {
        if (!Scope.IsGiven(node, NodeKind.Mapping) || node.Count == 0)
        {
            return null;
        }

        SortedDictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (SyntaxEntry entry in node.Entries)
        {
            if (!pairs.TryAdd(Scope.Strings.TextOf(entry.Key), Scope.String(entry.Value)))
            {
                Scope.RefuseField(InventoryDiagnostics.DuplicateField, entry.Key, "duplicate field");
            }
        }

        return new LabelSelector([.. pairs.Select(pair => LabelRequirement.Equal(pair.Key, pair.Value))]);
    }

    private ValueArray<ServicePort> PortsOf(SyntaxNode list)
    {
        List<ServicePort> ports = [];
        if (!Scope.IsGiven(list, NodeKind.Sequence))
        {
            return [];
        }

        foreach (SyntaxNode item in list.Items)
        {
            FieldValues fields = PortFields.Read(item, Scope);
            string name = Scope.String(fields[0]);
            bool known = Scope.TryProtocol(fields[1], out Protocol protocol);
            if (!fields[2].Exists)
            {
                Scope.Refuse(InventoryDiagnostics.MissingField, item, "port");
            }
            else if (Scope.TryPort(fields[2], out ushort port) && known && TargetOf(fields[3], port) is { } target)
            {
                ports.Add(new ServicePort(name, protocol, port, target) { NodePort = NodePortOf(fields[4]) });
            }
        }

        return ports.ToValueArray();
    }

    // 0 is what a request says that leaves the choice to the server (ServicePort.nodePort).
    private ushort NodePortOf(SyntaxNode node) =>
        !IsZero(node) && Scope.TryPort(node, out ushort port) ? port : (ushort)0;

    private static bool IsZero(SyntaxNode node) =>
        node.Kind == NodeKind.Number && Scalars.TryInteger(node, out long number) && number == 0;

    // Missing, null, 0 and "" all mean the port itself (SetDefaults_Service).
    private TargetPort? TargetOf(SyntaxNode node, ushort port)
    {
        if (node.Kind == NodeKind.String)
        {
            string name = Scope.Strings.TextOf(node);
            return name.Length == 0 ? new TargetPort.Number(port) : new TargetPort.Named(name);
        }

        if (node.Kind is NodeKind.Missing or NodeKind.Null || IsZero(node))
        {
            return new TargetPort.Number(port);
        }

        return Scope.TryPort(node, out ushort target) ? new TargetPort.Number(target) : null;
    }
}
