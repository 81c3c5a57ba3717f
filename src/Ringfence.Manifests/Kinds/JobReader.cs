using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes Job (batch/v1).</summary>
internal sealed class JobReader(DecodeScope scope, MetadataReader metadata, PodTemplateReader templates)
    : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec", "apiVersion", "kind", "status");
    private static readonly FieldTable SpecFields = new(UnknownFields.NotJudged, "template", "manualSelector");

    // What the API server writes into the template of a Job with a selector of its own making (batch/v1 well-known labels).
    private static readonly string[] NameLabels = ["batch.kubernetes.io/job-name", "job-name"];

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
        if (!Scope.Boolean(spec[1]))
        {
            labels = NameLabels.Aggregate(labels, (set, key) => set.With(key, read.Name));
        }

        return new WorkloadObject(KeyOf("Job", read), PlaceOf(document), read.Owner, labels, template, WorkloadScale.Some);
    }
}
