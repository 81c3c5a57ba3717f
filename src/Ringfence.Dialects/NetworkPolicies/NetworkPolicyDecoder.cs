using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes a NetworkPolicy document into the object as written. Field names and Go types: kubernetes/api <c>networking/v1/types.go</c>.</summary>
internal static class NetworkPolicyDecoder
{
    private static readonly string[] ObjectFields = ["apiVersion", "kind", "metadata", "spec"];
    private static readonly string[] SpecFields = ["podSelector", "ingress", "egress", "policyTypes"];

    /// <summary>The object as far as it could be decoded; <see cref="StrictDecoder.Failed"/> says whether it can be used.</summary>
    public static NetworkPolicyObject Decode(StrictDecoder decoder, SyntaxNode root)
    {
        ObjectMetadata? metadata = null;
        NetworkPolicySpec? spec = null;
        if (decoder.IsObject(root, FieldPath.Root, "v1.NetworkPolicy"))
        {
            foreach (SyntaxField field in decoder.Fields(root, FieldPath.Root, ObjectFields))
            {
                FieldPath path = FieldPath.Root.Field(field.Name, "NetworkPolicy");
                switch (field.Name)
                {
                    case "metadata":
                        metadata = MetadataDecoder.Decode(decoder, field.Value, path, root);
                        break;
                    case "spec":
                        spec = DecodeSpec(decoder, field.Value, path, root);
                        break;
                    default:
                        _ = decoder.Text(field.Value, path, "string", root);
                        break;
                }
            }
        }

        return new NetworkPolicyObject(
            root,
            metadata ?? MetadataDecoder.Decode(decoder, default, FieldPath.Root, root),
            spec ?? DecodeSpec(decoder, default, FieldPath.Root, root));
    }

    private static NetworkPolicySpec DecodeSpec(StrictDecoder decoder, SyntaxNode node, FieldPath path, SyntaxNode around)
    {
        SyntaxNode place = node.Exists ? node : around;
        NetworkPolicySpec spec = new(place, new SelectorObject(place, [], []), [], [], [], place);
        if (!decoder.IsObject(node, path, "v1.NetworkPolicySpec"))
        {
            return spec;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, SpecFields))
        {
            FieldPath at = path.Field(field.Name, "NetworkPolicySpec");
            spec = field.Name switch
            {
                "podSelector" => spec with { PodSelector = SelectorDecoder.Decode(decoder, field.Value, at, place) },
                "ingress" => spec with { Ingress = Lists.Decode(decoder, field.Value, at, "[]v1.NetworkPolicyIngressRule", RuleDecoder.DecodeIngress) },
                "egress" => spec with { Egress = Lists.Decode(decoder, field.Value, at, "[]v1.NetworkPolicyEgressRule", RuleDecoder.DecodeEgress) },
                _ => spec with { PolicyTypes = Lists.DecodeTexts(decoder, field.Value, at, "v1.PolicyType"), PolicyTypesNode = field.Value },
            };
        }

        return spec;
    }
}
