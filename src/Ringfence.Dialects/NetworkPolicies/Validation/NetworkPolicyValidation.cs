using System.Globalization;
using Ringfence.Diagnostics;

namespace Ringfence.Dialects;

/// <summary>Validates a defaulted NetworkPolicy as the API server does when one is created, cause by cause in its order (kubernetes <c>pkg/apis/networking/validation</c>).</summary>
internal static class NetworkPolicyValidation
{
    private const int MostPolicyTypes = 2;

    /// <summary>Reports what is wrong: metadata, podSelector, ingress, egress, policyTypes; ports before peers.</summary>
    public static void Validate(NetworkPolicyObject policy, CauseReporter causes)
    {
        MetadataValidation.Validate(policy.Metadata, causes);
        FieldPath path = FieldPath.Root.Child("spec");
        SelectorValidation.Validate(policy.Spec.PodSelector, path.Child("podSelector"), causes);
        ValidateRules(policy.Spec.Ingress, path.Child("ingress"), "from", causes);
        ValidateRules(policy.Spec.Egress, path.Child("egress"), "to", causes);
        ValidatePolicyTypes(policy.Spec, path.Child("policyTypes"), causes);
    }


    private static void ValidateRules(IReadOnlyList<NetworkPolicyRule> rules, FieldPath path, string peers, CauseReporter causes)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            FieldPath rule = path.Item(i);
            for (int j = 0; j < rules[i].Ports.Count; j++)
            {
                PortValidation.Validate(rules[i].Ports[j], rule.Child("ports").Item(j), causes);
            }

            for (int j = 0; j < rules[i].Peers.Count; j++)
            {
                PeerValidation.Validate(rules[i].Peers[j], rule.Child(peers).Item(j), causes);
            }
        }
    }

    // Rows 20 and 21; too many of them keeps the server from looking at each.
    private static void ValidatePolicyTypes(NetworkPolicySpec spec, FieldPath path, CauseReporter causes)
    {
        IReadOnlyList<Located<string>> types = spec.PolicyTypes;
        if (types.Count > MostPolicyTypes)
        {
            causes.Invalid(
                PolicyDiagnostics.TooManyPolicyTypes,
                spec.PolicyTypesNode,
                path,
                Render(types, causes.Version),
                "may not specify more than two policyTypes",
                types.Count.ToString(CultureInfo.InvariantCulture));
            return;
        }

        for (int i = 0; i < types.Count; i++)
        {
            if (types[i].Value is not ("Ingress" or "Egress"))
            {
                causes.NotSupported(PolicyDiagnostics.UnknownPolicyType, types[i], path.Item(i), "Ingress", "Egress");
            }
        }
    }

    private static string Render(IReadOnlyList<Located<string>> types, KubernetesVersion version) => version.PrintsJson
        ? $"[{string.Join(',', types.Select(type => GoText.Json(type.Value)))}]"
        : $"[]networking.PolicyType{{{string.Join(", ", types.Select(type => GoText.Quote(type.Value)))}}}";
}
