using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes CronJob (batch/v1), whose template stands inside the template of its Jobs.</summary>
internal sealed class CronJobReader(DecodeScope scope, MetadataReader metadata, PodTemplateReader templates)
    : KindReader(scope, metadata)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec", "apiVersion", "kind", "status");
    private static readonly FieldTable SpecFields = new(UnknownFields.NotJudged, "jobTemplate");
    private static readonly FieldTable JobTemplateFields = new(UnknownFields.Refused, "spec", "metadata");
    private static readonly FieldTable JobSpecFields = new(UnknownFields.NotJudged, "template");

    /// <inheritdoc/>
    public override InventoryObject Read(SyntaxDocument document)
    {
        FieldValues fields = Fields.Read(document.Root, Scope);
        InventoryMetadata read = Metadata.Read(fields[0], NameForm.Subdomain);
        SyntaxNode jobSpec = JobTemplateFields.Read(SpecFields.Read(fields[1], Scope)[0], Scope)[0];
        SyntaxNode podTemplate = JobSpecFields.Read(jobSpec, Scope)[0];
        if (!podTemplate.Exists)
        {
            Scope.Refuse(
                InventoryDiagnostics.MissingField, fields[1].Exists ? fields[1] : document.Root, "spec.jobTemplate.spec.template");
        }

        (LabelSet labels, PodTemplate template) = templates.Read(podTemplate);
        return new WorkloadObject(KeyOf("CronJob", read), PlaceOf(document), read.Owner, labels, template, WorkloadScale.Some);
    }
}
