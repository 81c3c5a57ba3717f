using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Scalars as the API types have them; what does not fit is refused with its place.</summary>
internal static class Scalars
{
    /// <summary>A string; empty when missing or null.</summary>
    public static string String(this DecodeScope scope, SyntaxNode node) =>
        scope.IsGiven(node, NodeKind.String) ? scope.Strings.TextOf(node) : string.Empty;

    /// <summary>A string that hardly comes twice, so that it is not pooled; empty when missing or null.</summary>
    public static string OwnString(this DecodeScope scope, SyntaxNode node) =>
        scope.IsGiven(node, NodeKind.String) ? node.Text : string.Empty;

    /// <summary>A boolean in any of YAML 1.1's words; false when missing or null.</summary>
    public static bool Boolean(this DecodeScope scope, SyntaxNode node) =>
        scope.IsGiven(node, NodeKind.Boolean) && node.IsTrue;

    /// <summary>A port number, 1 to 65535; false when missing, null, or refused.</summary>
    public static bool TryPort(this DecodeScope scope, SyntaxNode node, out ushort port)
    {
        port = 0;
        if (!scope.IsGiven(node, NodeKind.Number))
        {
            return false;
        }

        if (TryInteger(node, out long number) && number is > 0 and <= ushort.MaxValue)
        {
            port = (ushort)number;
            return true;
        }

        scope.Refuse(InventoryDiagnostics.InvalidValue, node, node.Text, "a port between 1 and 65535");
        return false;
    }

    /// <summary>A protocol, TCP when missing; false when refused.</summary>
    public static bool TryProtocol(this DecodeScope scope, SyntaxNode node, out Protocol protocol)
    {
        protocol = Protocol.Tcp;
        if (!scope.IsGiven(node, NodeKind.String) || node.TextEquals("TCP"u8))
        {
            return true;
        }

        // The API knows the three names in upper case only.
        if (node.TextEquals("UDP"u8) || node.TextEquals("SCTP"u8))
        {
            protocol = node.TextEquals("UDP"u8) ? Protocol.Udp : Protocol.Sctp;
            return true;
        }

        scope.Refuse(InventoryDiagnostics.InvalidValue, node, node.Text, "one of `TCP`, `UDP`, `SCTP`");
        return false;
    }

    /// <summary>A whole number; false for a fraction or one that is too large.</summary>
    public static bool TryInteger(SyntaxNode node, out long number)
    {
        if (node.TryGetUtf8(out ReadOnlySpan<byte> utf8) && utf8.Length is > 0 and < 10 && utf8[0] is >= (byte)'1' and <= (byte)'9'
            && long.TryParse(utf8, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        return node.TryGetInt64(out number);
    }
}
