using System.Runtime.InteropServices;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Pod (v1).</summary>
internal sealed class PodReader(DecodeScope scope, MetadataReader metadata, PodSpecReader specs) : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec", "status", "apiVersion", "kind");
    private static readonly FieldTable StatusFields = new(UnknownFields.NotJudged, "phase", "podIP", "podIPs");
    private static readonly FieldTable AddressFields = new(UnknownFields.NotJudged, "ip");

    private readonly List<Address> _addresses = [];

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Subdomain);
        PodTemplate spec = specs.Read(fields[1]);
        FieldValues status = StatusFields.Read(fields[2], Scope);
        return new PodObject(
            KeyOf("Pod", read),
            PlaceOf(document),
            read,
            spec,
            Scope.String(status[0]) is "Succeeded" or "Failed" ? PodPhase.Finished : PodPhase.Live,
            AddressesOf(status[1], status[2]),
            SourcesOf(fields[0]["annotations"u8]["ringfence.dev/extra-sources"u8]));
    }

    /// <summary>Addresses and blocks with commas between; what is neither is ignored, and said.</summary>
    private AddressSet SourcesOf(SyntaxNode annotation)
    {
        string text = Scope.OwnString(annotation);
        AddressSet sources = AddressSet.Empty;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Cidr.TryParse(part, out Cidr block))
            {
                sources = sources.Union(AddressSet.Of(block));
            }
            else
            {
                Scope.Report(InventoryDiagnostics.IgnoredAddress, annotation, part);
            }
        }

        return sources;
    }

    // podIPs repeats podIP as its first entry; older dumps have podIP alone.
    private EndpointAddresses AddressesOf(SyntaxNode single, SyntaxNode list)
    {
        _addresses.Clear();
        if (Scope.IsGiven(list, NodeKind.Sequence))
        {
            foreach (SyntaxNode item in list.Items)
            {
                Add(AddressFields.Read(item, Scope)[0]);
            }
        }

        if (_addresses.Count == 0)
        {
            Add(single);
        }

        return _addresses.Count == 0
            ? Scope.UnknownAddresses
            : EndpointAddresses.Known(CollectionsMarshal.AsSpan(_addresses));
    }

    private void Add(SyntaxNode node)
    {
        string text = Scope.OwnString(node);
        if (Address.TryParse(text, out Address address))
        {
            _addresses.Add(address);
        }
        else if (text.Length > 0)
        {
            Scope.Report(InventoryDiagnostics.IgnoredAddress, node, text);
        }
    }
}
