using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes a PodTemplateSpec: the labels its pods get, and what they are.</summary>
internal sealed class PodTemplateReader(DecodeScope scope, MetadataReader metadata, PodSpecReader specs)
{
    private static readonly FieldTable Fields = new(UnknownFields.Refused, "metadata", "spec");

    /// <summary>The labels and the template of a <c>template</c> node.</summary>
    public (LabelSet Labels, PodTemplate Template) Read(SyntaxNode template)
    {
        FieldValues fields = Fields.Read(template, scope);
        return (metadata.ReadTemplateLabels(fields[0]), specs.Read(fields[1]));
    }
}
