using System.Globalization;
using System.Text;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Validates one element of <c>ports</c>: rows 1 to 11 of the table.</summary>
internal static class PortValidation
{
    private const string OutOfRange = "must be between 1 and 65535, inclusive";

    /// <summary>Reports what is wrong, in the server's order.</summary>
    public static void Validate(NetworkPolicyPort port, FieldPath path, CauseReporter causes)
    {
        if (port.Protocol is { } protocol && protocol.Value is not ("TCP" or "UDP" or "SCTP"))
        {
            causes.NotSupported(PolicyDiagnostics.UnknownProtocol, protocol, path.Child("protocol"), "TCP", "UDP", "SCTP");
        }

        switch (port.Port)
        {
            case PortValue.Number number:
                ValidateNumber(number, port.EndPort, path, causes);
                break;
            case PortValue.Name name:
                RefuseEndPort(PolicyDiagnostics.EndPortWithNamedPort, "may not be specified when `port` is non-numeric", name.Value);
                ValidateName(name, path.Child("port"), causes);
                break;
            default:
                RefuseEndPort(PolicyDiagnostics.EndPortWithoutPort, "may not be specified when `port` is not specified");
                break;
        }

        void RefuseEndPort(DiagnosticDescriptor descriptor, string detail, params ReadOnlySpan<string> more)
        {
            if (port.EndPort is { } end)
            {
                causes.Invalid(descriptor, end.Node, path.Child("endPort"), Text(end.Value), detail, [Text(end.Value), .. more]);
            }
        }
    }

    private static void ValidateNumber(PortValue.Number port, Located<long>? endPort, FieldPath path, CauseReporter causes)
    {
        if (!IsPort(port.Value))
        {
            causes.Invalid(PolicyDiagnostics.PortOutOfRange, port.Node, path.Child("port"), Text(port.Value), OutOfRange, Text(port.Value));
        }

        if (endPort is not { } end)
        {
            return;
        }

        if (end.Value < port.Value)
        {
            // The value that the server shows here is that of port: recorded.
            causes.Invalid(
                PolicyDiagnostics.EndPortBelowPort,
                end.Node,
                path.Child("endPort"),
                Text(port.Value),
                "must be greater than or equal to `port`",
                Text(end.Value),
                Text(port.Value));
        }

        if (!IsPort(end.Value))
        {
            causes.Invalid(PolicyDiagnostics.EndPortOutOfRange, end.Node, path.Child("endPort"), Text(end.Value), OutOfRange, Text(end.Value));
        }
    }

    private static void ValidateName(PortValue.Name port, FieldPath path, CauseReporter causes)
    {
        Located<string> name = new(port.Value, port.Node);
        string text = port.Value;
        int length = Encoding.UTF8.GetByteCount(text);
        Refuse(length > 15, PolicyDiagnostics.PortNameTooLong, "must be no more than 15 characters", Text(length));
        Refuse(text.Length == 0 || !text.All(IsNameCharacter), PolicyDiagnostics.PortNameCharacters, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (!text.Any(char.IsAsciiLetterLower))
        {
            causes.Invalid(PolicyDiagnostics.PortNameWithoutLetter, name, path, "must contain at least one letter (a-z)", FixOf(port), text);
        }

        Refuse(text.Contains("--", StringComparison.Ordinal), PolicyDiagnostics.PortNameDoubleHyphen, "must not contain consecutive hyphens");
        Refuse(text.StartsWith('-') || text.EndsWith('-'), PolicyDiagnostics.PortNameOuterHyphen, "must not begin or end with a hyphen");

        void Refuse(bool wrong, DiagnosticDescriptor descriptor, string detail, params ReadOnlySpan<string> more)
        {
            if (wrong)
            {
                causes.Invalid(descriptor, name, path, detail, [text, .. more]);
            }
        }
    }

    // A number in quotes is a name to the server, and no port can have it.
    private static SuggestedFix? FixOf(PortValue.Name port) =>
        long.TryParse(port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && IsPort(number) && Text(number) == port.Value
            ? Mending.Unquote(port.Node)
            : null;

    private static bool IsPort(long number) => number is >= 1 and <= 65535;

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
