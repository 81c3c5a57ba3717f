namespace Ringfence.Dialects;

/// <summary>Fills in what the API server fills in when it decodes a NetworkPolicy, before it validates (docs/semantics.md, defaults; kubernetes <c>pkg/apis/networking/v1/defaults.go</c>).</summary>
public static class NetworkPolicyDefaults
{
    /// <summary>The object with policyTypes and protocols filled in, and its namespace if it names none.</summary>
    /// <param name="written">The object as written.</param>
    /// <param name="defaultNamespace">What a request without a namespace would be sent to; never empty.</param>
    public static NetworkPolicyObject Apply(NetworkPolicyObject written, string defaultNamespace)
    {
        ObjectMetadata metadata = written.Metadata;
        NetworkPolicySpec spec = written.Spec;
        return written with
        {
            Metadata = metadata.Namespace.Value.Length > 0
                ? metadata
                : metadata with { Namespace = metadata.Namespace with { Value = defaultNamespace } },
            Spec = spec with
            {
                PolicyTypes = PolicyTypesOf(spec),
                Ingress = [.. spec.Ingress.Select(Apply)],
                Egress = [.. spec.Egress.Select(Apply)],
            },
        };
    }

    // Length zero counts, however it is written: absent, null and [] alike; and of egress an empty list adds nothing.
    private static IReadOnlyList<Located<string>> PolicyTypesOf(NetworkPolicySpec spec)
    {
        if (spec.PolicyTypes.Count > 0)
        {
            return spec.PolicyTypes;
        }

        Located<string> ingress = new("Ingress", spec.PolicyTypesNode);
        return spec.Egress.Count > 0 ? [ingress, new Located<string>("Egress", spec.PolicyTypesNode)] : [ingress];
    }

    private static NetworkPolicyRule Apply(NetworkPolicyRule rule) => rule with { Ports = [.. rule.Ports.Select(Apply)] };

    // Only an absent protocol is TCP; an empty one is left for validation to refuse.
    private static NetworkPolicyPort Apply(NetworkPolicyPort port) =>
        port.Protocol is null ? port with { Protocol = new Located<string>("TCP", port.Node) } : port;
}
