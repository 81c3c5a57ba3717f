using System.Globalization;
using System.Text;
using Ringfence.Diagnostics;

namespace Ringfence.Dialects;

/// <summary>Validates the metadata of a namespaced object that is created (apimachinery <c>pkg/api/validation/objectmeta.go</c>).</summary>
/// <remarks>Left out is what only a request can bring about: a namespace or name that differs from the URL's, a resourceVersion on create.</remarks>
internal static class MetadataValidation
{
    private const int MostAnnotationBytes = 256 * 1024;

    /// <summary>Reports what is wrong, in the server's order. The name must be a DNS subdomain.</summary>
    public static void Validate(ObjectMetadata metadata, CauseReporter causes)
    {
        FieldPath path = FieldPath.Root.Child("metadata");
        ValidateName(metadata, path, causes);
        foreach (string fault in NameSyntax.LabelFaults(metadata.Namespace.Value))
        {
            causes.Invalid(PolicyDiagnostics.BadNamespace, metadata.Namespace, path.Child("namespace"), fault, metadata.Namespace.Value, fault);
        }

        SelectorValidation.ValidateLabels(
            metadata.Labels, path.Child("labels"), PolicyDiagnostics.BadLabelKey, PolicyDiagnostics.BadLabelValue, causes);
        ValidateAnnotations(metadata, path.Child("annotations"), causes);
        OwnershipValidation.ValidateOwners(metadata, path.Child("ownerReferences"), causes);
        OwnershipValidation.ValidateFinalizers(metadata, path.Child("finalizers"), causes);
    }

    private static void ValidateName(ObjectMetadata metadata, FieldPath path, CauseReporter causes)
    {
        Located<string> generate = metadata.GenerateName;
        if (generate.Value.Length > 0)
        {
            foreach (string fault in NameSyntax.PrefixFaults(generate.Value))
            {
                causes.Invalid(PolicyDiagnostics.BadGenerateName, generate, path.Child("generateName"), fault, generate.Value, fault);
            }
        }

        Located<string> name = metadata.Name;
        if (name.Value.Length > 0)
        {
            foreach (string fault in NameSyntax.SubdomainFaults(name.Value))
            {
                causes.Invalid(PolicyDiagnostics.BadName, name, path.Child("name"), fault, name.Value, fault);
            }
        }
        else if (generate.Value.Length == 0)
        {
            causes.Required(PolicyDiagnostics.NameMissing, name.Node, path.Child("name"), "name or generateName is required");
        }
    }

    private static void ValidateAnnotations(ObjectMetadata metadata, FieldPath path, CauseReporter causes)
    {
        long size = 0;
        foreach (LabelEntry annotation in metadata.Annotations)
        {
            size += Encoding.UTF8.GetByteCount(annotation.Key.Value) + Encoding.UTF8.GetByteCount(annotation.Value.Value);
            foreach (string fault in LabelSyntax.KeyFaults(annotation.Key.Value.ToLowerInvariant(), causes.Version))
            {
                causes.Invalid(PolicyDiagnostics.BadAnnotationKey, annotation.Key, path, fault, annotation.Key.Value, fault);
            }
        }

        if (size > MostAnnotationBytes)
        {
            causes.TooLong(
                PolicyDiagnostics.AnnotationsTooLarge,
                metadata.Annotations[0].Key.Node,
                path,
                "may not be more than 262144 bytes",
                size.ToString(CultureInfo.InvariantCulture));
        }
    }
}
