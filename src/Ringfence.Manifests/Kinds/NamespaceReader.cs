using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Namespace (v1): its labels.</summary>
internal sealed class NamespaceReader(DecodeScope scope, MetadataReader metadata) : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "apiVersion", "kind", "spec", "status");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        InventoryMetadata read = Metadata.Read(Fields.Read(document.Root, Scope)[0], NameForm.Label);
        return new NamespaceObject(
            new ObjectKey("Namespace", string.Empty, read.Name),
            PlaceOf(document),
            ClusterNamespace.Given(new NamespaceName(read.Name), read.Labels));
    }
}
