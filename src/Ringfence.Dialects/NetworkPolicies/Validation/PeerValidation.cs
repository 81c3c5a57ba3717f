using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Validates one element of <c>from</c> or <c>to</c>: rows 12 to 19 of the table, and its selectors.</summary>
internal static class PeerValidation
{
    /// <summary>Reports what is wrong, in the server's order: the parts first, then whether they go together.</summary>
    public static void Validate(NetworkPolicyPeer peer, FieldPath path, CauseReporter causes)
    {
        if (peer.PodSelector is { } pods)
        {
            SelectorValidation.Validate(pods, path.Child("podSelector"), causes);
        }

        if (peer.NamespaceSelector is { } namespaces)
        {
            SelectorValidation.Validate(namespaces, path.Child("namespaceSelector"), causes);
        }

        if (peer.IpBlock is { } block)
        {
            ValidateBlock(block, path.Child("ipBlock"), causes);
        }

        bool selects = peer.PodSelector is not null || peer.NamespaceSelector is not null;
        if (!selects && peer.IpBlock is null)
        {
            causes.Required(PolicyDiagnostics.EmptyPeer, peer.Node, path, "must specify a peer");
        }
        else if (selects && peer.IpBlock is not null)
        {
            causes.Forbidden(PolicyDiagnostics.IpBlockWithSelector, peer.Node, path, "may not specify both ipBlock and another peer");
        }
    }

    private static void ValidateBlock(IpBlock block, FieldPath path, CauseReporter causes)
    {
        if (block.Cidr.Value.Length == 0)
        {
            causes.Required(PolicyDiagnostics.CidrMissing, block.Cidr.Node, path.Child("cidr"), string.Empty);
            return;
        }

        if (!TryValidateCidr(block.Cidr, path.Child("cidr"), causes, out SloppyCidr cidr))
        {
            return;
        }

        for (int i = 0; i < block.Except.Count; i++)
        {
            Located<string> hole = block.Except[i];
            FieldPath at = path.Child("except").Item(i);
            if (TryValidateCidr(hole, at, causes, out SloppyCidr except) && !cidr.StrictlyContains(except))
            {
                causes.Invalid(PolicyDiagnostics.ExceptOutsideCidr, hole, at, "must be a strict subset of `cidr`", hole.Value, block.Cidr.Value);
            }
        }
    }

    // False only for what cannot be read at all: a sloppy text is refused and still compared.
    private static bool TryValidateCidr(Located<string> text, FieldPath path, CauseReporter causes, out SloppyCidr cidr)
    {
        if (!SloppyCidr.TryParse(text.Value, out cidr))
        {
            causes.Invalid(
                PolicyDiagnostics.CidrUnreadable, text, path, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)", text.Value);
            return false;
        }

        if (causes.Version.RefusesSloppyCidrs)
        {
            ValidateStrictly(text, path, causes, cidr);
        }

        return true;
    }

    private static void ValidateStrictly(Located<string> text, FieldPath path, CauseReporter causes, SloppyCidr cidr)
    {
        if (!cidr.HasLeadingZeros && !cidr.IsMapped && !cidr.HasHostBits)
        {
            return;
        }

        string effective = cidr.Effective.ToString();
        SuggestedFix? fix = Mending.Rewrite(text.Node, effective);
        if (cidr.HasLeadingZeros)
        {
            causes.Invalid(PolicyDiagnostics.CidrLeadingZeros, text, path, "must not have leading 0s in IP or prefix length", fix, text.Value, effective);
        }
        else if (cidr.IsMapped)
        {
            causes.Invalid(PolicyDiagnostics.CidrIPv4Mapped, text, path, "must not have an IPv4-mapped IPv6 address", fix, text.Value, effective);
        }
        else
        {
            causes.Invalid(PolicyDiagnostics.CidrHostBits, text, path, "must not have bits set beyond the prefix length", fix, text.Value, effective, cidr.SingleAddress);
        }
    }
}
