namespace Ringfence.Dialects;

/// <summary>Prints a NetworkPolicy as the API server would store it, in the form of <c>kubectl get -o yaml</c>: keys in order, empty lists and absent fields left out.</summary>
/// <remarks>
/// What a field leaves out follows its JSON tag (kubernetes/api <c>networking/v1/types.go</c>): lists and pointers go when empty or
/// absent; structs (<c>metadata</c>, <c>spec</c>, <c>spec.podSelector</c>, list items) stay, <c>{}</c> when nothing is in them; <c>cidr</c>,
/// <c>key</c>, <c>operator</c> and what names an owner always stay. What only the server sets (uid, creationTimestamp, ...) is not printed, given or not.
/// </remarks>
public static class StoredPolicyWriter
{
    /// <summary>The object as a YAML document, without a document marker, ending in a line break.</summary>
    /// <param name="stored">The object with its defaults filled in.</param>
    public static string Write(NetworkPolicyObject stored) => YamlText.Of(new YamlMap
    {
        { "apiVersion", NetworkPolicyKind.ApiVersion },
        { "kind", NetworkPolicyReader.Kind },
        { "metadata", MetadataOf(stored.Metadata) },
        { "spec", SpecOf(stored.Spec) },
    });

    private static YamlMap MetadataOf(ObjectMetadata metadata)
    {
        YamlMap map = [];
        map.AddUnlessEmpty("annotations", LabelsOf(metadata.Annotations));
        map.AddUnlessEmpty("finalizers", ListOf(metadata.Finalizers));
        map.AddUnlessEmpty("generateName", metadata.GenerateName.Value);
        map.AddUnlessEmpty("labels", LabelsOf(metadata.Labels));
        map.AddUnlessEmpty("name", metadata.Name.Value);
        map.AddUnlessEmpty("namespace", metadata.Namespace.Value);
        map.AddUnlessEmpty("ownerReferences", [.. metadata.OwnerReferences.Select(OwnerOf)]);
        return map;
    }

    private static YamlMap OwnerOf(OwnerReference owner)
    {
        YamlMap map = new() { { "apiVersion", owner.ApiVersion.Value } };
        map.AddUnlessAbsent("blockOwnerDeletion", owner.BlockOwnerDeletion);
        map.AddUnlessAbsent("controller", owner.Controller);
        map.Add("kind", owner.Kind.Value);
        map.Add("name", owner.Name.Value);
        map.Add("uid", owner.Uid.Value);
        return map;
    }

    private static YamlMap SpecOf(NetworkPolicySpec spec)
    {
        YamlMap map = [];
        map.AddUnlessEmpty("egress", [.. spec.Egress.Select(rule => RuleOf(rule, "to"))]);
        map.AddUnlessEmpty("ingress", [.. spec.Ingress.Select(rule => RuleOf(rule, "from"))]);
        map.Add("podSelector", SelectorOf(spec.PodSelector));
        map.AddUnlessEmpty("policyTypes", ListOf(spec.PolicyTypes));
        return map;
    }

    private static YamlMap RuleOf(NetworkPolicyRule rule, string peers)
    {
        List<object> peerItems = [.. rule.Peers.Select(PeerOf)];
        List<object> portItems = [.. rule.Ports.Select(PortOf)];
        YamlMap map = [];
        if (peers == "from")
        {
            map.AddUnlessEmpty(peers, peerItems);
        }

        map.AddUnlessEmpty("ports", portItems);
        if (peers == "to")
        {
            map.AddUnlessEmpty(peers, peerItems);
        }

        return map;
    }

    private static YamlMap PeerOf(NetworkPolicyPeer peer)
    {
        YamlMap map = [];
        if (peer.IpBlock is { } block)
        {
            YamlMap inner = new() { { "cidr", block.Cidr.Value } };
            inner.AddUnlessEmpty("except", ListOf(block.Except));
            map.Add("ipBlock", inner);
        }

        if (peer.NamespaceSelector is { } namespaces)
        {
            map.Add("namespaceSelector", SelectorOf(namespaces));
        }

        if (peer.PodSelector is { } pods)
        {
            map.Add("podSelector", SelectorOf(pods));
        }

        return map;
    }

    private static YamlMap PortOf(NetworkPolicyPort port)
    {
        YamlMap map = [];
        map.AddUnlessAbsent("endPort", port.EndPort?.Value);
        if (port.Port is PortValue.Number number)
        {
            map.Add("port", number.Value);
        }
        else if (port.Port is PortValue.Name name)
        {
            map.Add("port", name.Value);
        }

        if (port.Protocol is { } protocol)
        {
            map.Add("protocol", protocol.Value);
        }

        return map;
    }

    private static YamlMap SelectorOf(SelectorObject selector)
    {
        YamlMap map = [];
        map.AddUnlessEmpty("matchExpressions", [.. selector.MatchExpressions.Select(ExpressionOf)]);
        map.AddUnlessEmpty("matchLabels", LabelsOf(selector.MatchLabels));
        return map;
    }

    private static YamlMap ExpressionOf(SelectorExpression expression)
    {
        YamlMap map = new() { { "key", expression.Key.Value }, { "operator", expression.Operator.Value } };
        map.AddUnlessEmpty("values", ListOf(expression.Values));
        return map;
    }

    private static YamlMap LabelsOf(IReadOnlyList<LabelEntry> labels)
    {
        YamlMap map = [];
        foreach (LabelEntry label in labels.OrderBy(label => label.Key.Value, StringComparer.Ordinal))
        {
            map.Add(label.Key.Value, label.Value.Value);
        }

        return map;
    }

    private static List<object> ListOf(IReadOnlyList<Located<string>> texts) => [.. texts.Select(text => text.Value)];
}
