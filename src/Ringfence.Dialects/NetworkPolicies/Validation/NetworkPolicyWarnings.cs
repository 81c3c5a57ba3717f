using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Reports what the API server warns of while it accepts a NetworkPolicy, CIDR texts in unusual forms (apimachinery <c>GetWarningsForCIDR</c>, KEP-4858), and an annotation of ours that says nothing.</summary>
internal static class NetworkPolicyWarnings
{
    /// <summary>Reports the warnings of a valid object, metadata first, ingress before egress.</summary>
    public static void Report(NetworkPolicyObject policy, CauseReporter causes)
    {
        foreach (Located<string> mode in PolicyModes.Unknown(policy.Metadata))
        {
            causes.Advise(PolicyDiagnostics.UnknownMode, mode.Node, FieldPath.Root.Child("metadata").Child("annotations"), mode.Value);
        }

        FieldPath spec = FieldPath.Root.Child("spec");
        ReportRules(policy.Spec.Ingress, spec.Child("ingress"), "from", causes);
        ReportRules(policy.Spec.Egress, spec.Child("egress"), "to", causes);
    }

    private static void ReportRules(IReadOnlyList<NetworkPolicyRule> rules, FieldPath path, string peers, CauseReporter causes)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            for (int j = 0; j < rules[i].Peers.Count; j++)
            {
                if (rules[i].Peers[j].IpBlock is { } block)
                {
                    ReportBlock(block, path.Item(i).Child(peers).Item(j).Child("ipBlock"), causes);
                }
            }
        }
    }

    private static void ReportBlock(IpBlock block, FieldPath path, CauseReporter causes)
    {
        ReportCidr(block.Cidr, path.Child("cidr"), causes);
        for (int i = 0; i < block.Except.Count; i++)
        {
            ReportCidr(block.Except[i], path.Child("except").Item(i), causes);
        }
    }

    private static void ReportCidr(Located<string> text, FieldPath path, CauseReporter causes)
    {
        _ = SloppyCidr.TryParse(text.Value, out SloppyCidr cidr);
        bool outdated = cidr.HasLeadingZeros || cidr.IsMapped;
        if (!outdated && !cidr.HasHostBits && cidr.Address.Family == AddressFamily.IPv4)
        {
            return;
        }

        string value = GoText.Quote(text.Value);
        string effective = cidr.Effective.ToString();
        SuggestedFix? fix = Mending.Rewrite(text.Node, effective) is { } rewrite ? rewrite with { Effect = new FixEffect.KeepsMeaning() } : null;
        if (cidr.HasHostBits)
        {
            causes.Warn(
                PolicyDiagnostics.AmbiguousCidr,
                text.Node,
                path,
                $"CIDR value {value} is ambiguous in this context (should be \"{effective}\" or \"{cidr.SingleAddress}\"?)",
                fix,
                text.Value,
                effective,
                cidr.SingleAddress);
        }

        if (outdated)
        {
            causes.Warn(
                PolicyDiagnostics.NonStandardCidr,
                text.Node,
                path,
                $"non-standard CIDR value {value} will be considered invalid in a future Kubernetes release: use \"{effective}\"",
                fix,
                text.Value,
                effective);
        }

        if (!outdated && !cidr.HasHostBits && cidr.Address.Family == AddressFamily.IPv6 && text.Value != effective)
        {
            causes.Warn(
                PolicyDiagnostics.NonCanonicalIPv6,
                text.Node,
                path,
                $"IPv6 CIDR value {value} should be in RFC 5952 canonical format (\"{effective}\")",
                fix,
                text.Value,
                effective);
        }
    }
}
