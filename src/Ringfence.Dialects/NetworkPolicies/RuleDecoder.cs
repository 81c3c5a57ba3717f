using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes rules, peers and ports of a NetworkPolicy.</summary>
internal static class RuleDecoder
{
    private static readonly string[] IngressFields = ["ports", "from"];
    private static readonly string[] EgressFields = ["ports", "to"];
    private static readonly string[] PeerFields = ["podSelector", "namespaceSelector", "ipBlock"];
    private static readonly string[] BlockFields = ["cidr", "except"];
    private static readonly string[] PortFields = ["protocol", "port", "endPort"];

    /// <summary>An ingress rule.</summary>
    public static NetworkPolicyRule DecodeIngress(StrictDecoder decoder, SyntaxNode node, FieldPath path) =>
        DecodeRule(decoder, node, path, "NetworkPolicyIngressRule", IngressFields);

    /// <summary>An egress rule.</summary>
    public static NetworkPolicyRule DecodeEgress(StrictDecoder decoder, SyntaxNode node, FieldPath path) =>
        DecodeRule(decoder, node, path, "NetworkPolicyEgressRule", EgressFields);

    private static NetworkPolicyRule DecodeRule(StrictDecoder decoder, SyntaxNode node, FieldPath path, string goStruct, string[] known)
    {
        NetworkPolicyRule rule = new(node, [], []);
        if (!decoder.IsObject(node, path, $"v1.{goStruct}"))
        {
            return rule;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, known))
        {
            FieldPath at = path.Field(field.Name, goStruct);
            rule = field.Name == "ports"
                ? rule with { Ports = Lists.Decode(decoder, field.Value, at, "[]v1.NetworkPolicyPort", DecodePort) }
                : rule with { Peers = Lists.Decode(decoder, field.Value, at, "[]v1.NetworkPolicyPeer", DecodePeer) };
        }

        return rule;
    }

    private static NetworkPolicyPeer DecodePeer(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        NetworkPolicyPeer peer = new(node, null, null, null);
        if (!decoder.IsObject(node, path, "v1.NetworkPolicyPeer"))
        {
            return peer;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, PeerFields))
        {
            FieldPath at = path.Field(field.Name, "NetworkPolicyPeer");
            bool absent = field.Value.Kind == NodeKind.Null;
            peer = field.Name switch
            {
                "podSelector" => peer with { PodSelector = absent ? null : SelectorDecoder.Decode(decoder, field.Value, at, node) },
                "namespaceSelector" => peer with { NamespaceSelector = absent ? null : SelectorDecoder.Decode(decoder, field.Value, at, node) },
                _ => peer with { IpBlock = absent ? null : DecodeBlock(decoder, field.Value, at) },
            };
        }

        return peer;
    }

    private static IpBlock DecodeBlock(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        IpBlock block = new(node, new Located<string>(string.Empty, node), []);
        if (!decoder.IsObject(node, path, "v1.IPBlock"))
        {
            return block;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, BlockFields))
        {
            FieldPath at = path.Field(field.Name, "IPBlock");
            block = field.Name == "cidr"
                ? block with { Cidr = decoder.Text(field.Value, at, "string", node) }
                : block with { Except = Lists.DecodeTexts(decoder, field.Value, at, "string") };
        }

        return block;
    }

    private static NetworkPolicyPort DecodePort(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        NetworkPolicyPort port = new(node, null, null, null);
        if (!decoder.IsObject(node, path, "v1.NetworkPolicyPort"))
        {
            return port;
        }

        foreach (SyntaxField field in decoder.Fields(node, path, PortFields))
        {
            FieldPath at = path.Field(field.Name, "NetworkPolicyPort");
            port = field.Name switch
            {
                "protocol" => port with { Protocol = field.Value.Kind == NodeKind.Null ? null : decoder.Text(field.Value, at, "v1.Protocol", node) },
                "port" => port with { Port = DecodePortValue(decoder, field.Value, at) },
                _ => port with { EndPort = decoder.Integer(field.Value, at, "int32") },
            };
        }

        return port;
    }

    // IntOrString: a JSON string is the name, whatever it holds; anything else must be an int32.
    private static PortValue? DecodePortValue(StrictDecoder decoder, SyntaxNode node, FieldPath path) =>
        node.Kind == NodeKind.String ? new PortValue.Name(node, node.Text)
        : decoder.Integer(node, path, "int32") is { } number ? new PortValue.Number(node, number.Value)
        : null;
}
