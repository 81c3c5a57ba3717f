using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads ports of tests: <c>5432</c>, <c>53/UDP</c>, <c>8000-8100</c>, <c>http</c>, <c>any</c>, or a list of these.</summary>
internal sealed class PortReader(TestDecoder decoder)
{
    private const string Form = "write a number from 1 to 65535, a range, a port's name or `any`, and the protocol behind it if it is not TCP: `53/UDP`";

    /// <summary>The ports of a node; those that are refused are left out.</summary>
    public IReadOnlyList<WrittenPort> Read(SyntaxNode node) =>
        [.. decoder.OneOrMany(node, "port", Form).Select(ReadOne).OfType<WrittenPort>()];

    private WrittenPort? ReadOne(SyntaxNode node)
    {
        if (node.Kind is not (NodeKind.Number or NodeKind.String))
        {
            decoder.RefuseType(node, "port", "a number or a string", Form);
            return null;
        }

        string[] parts = node.Text.Split('/');
        Protocol? protocol = null;
        if (parts.Length == 2)
        {
            if (!ProtocolName.TryParse(parts[1], out Protocol given) || given == Protocol.Other)
            {
                decoder.Refuse(AssertionDiagnostics.InvalidValue, node, parts[1], "a protocol that NetworkPolicy is defined for", "write one of `TCP`, `UDP`, `SCTP`");
                return null;
            }

            protocol = given;
        }

        return parts.Length <= 2 && PortOf(parts[0], protocol) is { } port ? port : Refuse(node);
    }

    private static WrittenPort? PortOf(string text, Protocol? protocol)
    {
        string[] ends = text.Split('-');
        if (ends.Length <= 2 && TryNumber(ends[0], out ushort first) && TryNumber(ends[^1], out ushort last))
        {
            return first <= last ? new WrittenPort.Numbers(protocol ?? Protocol.Tcp, new PortRange(first, last)) : null;
        }

        return text == "any" ? protocol is { } all ? new WrittenPort.Numbers(all, PortRange.All) : new WrittenPort.Any()
            : IsName(text) ? new WrittenPort.Named(protocol, text)
            : null;
    }

    private static bool TryNumber(string text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port > 0;

    // As the API has it for container ports: at most 15 lower case letters, digits and hyphens, a letter among them.
    private static bool IsName(string text) =>
        text.Length <= 15 && text.Any(char.IsAsciiLetterLower) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private WrittenPort? Refuse(SyntaxNode node)
    {
        decoder.Refuse(AssertionDiagnostics.InvalidValue, node, node.Text, "a port", Form);
        return null;
    }
}
