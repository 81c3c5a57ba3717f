using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes <c>metadata</c>: every field of meta/v1 <c>ObjectMeta</c> is known and has its type checked.</summary>
internal static class MetadataDecoder
{
    private const string GoMetadata = "ObjectMeta";
    private static readonly string[] MetadataFields =
    [
        "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers", "managedFields",
    ];

    private static readonly string[] OwnerFields = ["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"];

    private static readonly string[] ManagedFields =
        ["manager", "operation", "apiVersion", "time", "fieldsType", "fieldsV1", "subresource"];

    /// <summary>The metadata; absent and null are the empty one.</summary>
    public static ObjectMetadata Decode(StrictDecoder decoder, SyntaxNode node, FieldPath path, SyntaxNode around)
    {
        SyntaxNode place = node.Exists ? node : around;
        Located<string> nothing = new(string.Empty, place);
        ObjectMetadata metadata = new(place, nothing, nothing, nothing, [], [], [], place, [], place);
        if (!decoder.IsObject(node, path, "v1.ObjectMeta"))
        {
            return metadata;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, MetadataFields))
        {
            metadata = With(metadata, decoder, field, path.Field(field.Name, GoMetadata));
        }

        return metadata;
    }

    private static ObjectMetadata With(ObjectMetadata metadata, StrictDecoder decoder, SyntaxField field, FieldPath path)
    {
        SyntaxNode value = field.Value;
        switch (field.Name)
        {
            case "name":
                return metadata with { Name = decoder.Text(value, path, "string", value) };
            case "generateName":
                return metadata with { GenerateName = decoder.Text(value, path, "string", value) };
            case "namespace":
                return metadata with { Namespace = decoder.Text(value, path, "string", value) };
            case "labels":
                return metadata with { Labels = decoder.Map(value, path) };
            case "annotations":
                return metadata with { Annotations = decoder.Map(value, path) };
            case "ownerReferences":
                return metadata with { OwnerReferences = Lists.Decode(decoder, value, path, "[]v1.OwnerReference", DecodeOwner), OwnerReferencesNode = value };
            case "finalizers":
                return metadata with { Finalizers = Lists.DecodeTexts(decoder, value, path, "string"), FinalizersNode = value };
            case "managedFields":
                _ = Lists.Decode(decoder, value, path, "[]v1.ManagedFieldsEntry", CheckManagedFields);
                break;
            case "uid":
                _ = decoder.Text(value, path, "types.UID", value);
                break;
            case "generation" or "deletionGracePeriodSeconds":
                _ = decoder.Integer(value, path, "int64");
                break;
            case "creationTimestamp" or "deletionTimestamp":
                CheckTime(decoder, value, path);
                break;
            default:
                _ = decoder.Text(value, path, "string", value);
                break;
        }

        return metadata;
    }

    private static OwnerReference DecodeOwner(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        Located<string> nothing = new(string.Empty, node);
        OwnerReference owner = new(node, nothing, nothing, nothing, nothing, null, null);
        if (!decoder.IsObject(node, path, "v1.OwnerReference"))
        {
            return owner;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, OwnerFields))
        {
            FieldPath at = path.Field(field.Name, "OwnerReference");
            owner = field.Name switch
            {
                "apiVersion" => owner with { ApiVersion = decoder.Text(field.Value, at, "string", node) },
                "kind" => owner with { Kind = decoder.Text(field.Value, at, "string", node) },
                "name" => owner with { Name = decoder.Text(field.Value, at, "string", node) },
                "uid" => owner with { Uid = decoder.Text(field.Value, at, "types.UID", node) },
                "controller" => owner with { Controller = decoder.Boolean(field.Value, at) },
                _ => owner with { BlockOwnerDeletion = decoder.Boolean(field.Value, at) },
            };
        }

        return owner;
    }

    // Dumps carry them; a server that creates the object keeps its own.
    private static SyntaxNode CheckManagedFields(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        if (decoder.IsObject(node, path, "v1.ManagedFieldsEntry"))
        {
            foreach (SyntaxField field in decoder.Fields(node, path, ManagedFields))
            {
                FieldPath at = path.Field(field.Name, "ManagedFieldsEntry");
                if (field.Name == "time")
                {
                    CheckTime(decoder, field.Value, at);
                }
                else if (field.Name != "fieldsV1")
                {
                    _ = decoder.Text(field.Value, at, field.Name == "operation" ? "v1.ManagedFieldsOperationType" : "string", node);
                }
            }
        }

        return node;
    }

    private static void CheckTime(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        if (decoder.Text(node, path, "string", node) is { Value: var text, Node.Kind: NodeKind.String } && GoTime.Refusal(text) is { } refusal)
        {
            decoder.ReportUnreadable(PolicyDiagnostics.NotATime, node, path, refusal);
        }
    }
}
