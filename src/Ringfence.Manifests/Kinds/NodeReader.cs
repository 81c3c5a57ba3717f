using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Node (v1): its labels and the addresses its traffic comes from.</summary>
internal sealed class NodeReader(DecodeScope scope, MetadataReader metadata) : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "status", "apiVersion", "kind", "spec");
    private static readonly FieldTable StatusFields = new(UnknownFields.NotJudged, "addresses");
    private static readonly FieldTable AddressFields = new(UnknownFields.NotJudged, "type", "address");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Subdomain);
        return new NodeObject(
            new ObjectKey("Node", string.Empty, read.Name),
            PlaceOf(document),
            new ClusterNode(new NodeName(read.Name), read.Labels, AddressesOf(StatusFields.Read(fields[1], Scope)[0])));
    }

    // Traffic within the cluster comes from the internal addresses; the external ones count only where there are no others.
    private EndpointAddresses AddressesOf(SyntaxNode list)
    {
        if (!Scope.IsGiven(list, NodeKind.Sequence))
        {
            return EndpointAddresses.Unknown;
        }

        List<Address> inside = [];
        List<Address> outside = [];
        foreach (SyntaxNode item in list.Items)
        {
            FieldValues fields = AddressFields.Read(item, Scope);
            string type = Scope.String(fields[0]);
            if (type is not ("InternalIP" or "ExternalIP"))
            {
                continue;
            }

            string text = Scope.OwnString(fields[1]);
            if (Address.TryParse(text, out Address address))
            {
                (type is "InternalIP" ? inside : outside).Add(address);
            }
            else if (fields[1].Exists)
            {
                Scope.Report(InventoryDiagnostics.IgnoredAddress, fields[1], text);
            }
        }

        List<Address> found = inside.Count > 0 ? inside : outside;
        return found.Count > 0 ? EndpointAddresses.Known([.. found]) : EndpointAddresses.Unknown;
    }
}
