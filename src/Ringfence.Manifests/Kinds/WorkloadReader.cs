using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Deployment, StatefulSet, DaemonSet and ReplicaSet (apps/v1) and ReplicationController (v1): all have <c>spec.template</c>.</summary>
internal sealed class WorkloadReader(DecodeScope scope, MetadataReader metadata, PodTemplateReader templates)
    : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec", "apiVersion", "kind", "status");
    private static readonly FieldTable SpecFields = new(UnknownFields.NotJudged, "template", "replicas");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Subdomain);
        FieldValues spec = SpecFields.Read(fields[1], Scope);
        if (!spec[0].Exists)
        {
            Scope.Refuse(InventoryDiagnostics.MissingField, fields[1].Exists ? fields[1] : document.Root, "spec.template");
        }

        (LabelSet labels, PodTemplate template) = templates.Read(spec[0]);
        return new WorkloadObject(
            KeyOf(document.Kind, read),
            PlaceOf(document),
            read.Owner,
            labels,
            template,
            Scope.IsGiven(spec[1], NodeKind.Number) && Scalars.TryInteger(spec[1], out long replicas) && replicas == 0
                ? WorkloadScale.Zero
                : WorkloadScale.Some);
    }
}
