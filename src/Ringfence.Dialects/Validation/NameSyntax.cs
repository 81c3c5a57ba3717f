using System.Buffers;
using System.Text;

namespace Ringfence.Dialects;

/// <summary>The forms of object names, and the server's words for what is wrong with one (apimachinery <c>pkg/util/validation</c>).</summary>
public static class NameSyntax
{
    private const int MostSubdomainBytes = 253;
    private const int MostLabelBytes = 63;
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private const string SubdomainText =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'example.com', regex used for validation is '" + Label + "(\\." + Label + ")*')";

    private const string LabelText =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
        + " (e.g. 'my-name',  or '123-abc', regex used for validation is '" + Label + "')";

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("-abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>What keeps a text from being a DNS subdomain of at most 253 bytes: nothing, or up to two messages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What the server counts in, as its message says: <c>characters</c> or <c>bytes</c>. It counts bytes either way.</param>
    public static IEnumerable<string> SubdomainFaults(string text, string unit = "characters") =>
        IsSubdomainOfUsualLength(text) ? [] : FaultsOfSubdomain(text, unit);

    /// <summary>What keeps a text from being a DNS label of at most 63 bytes: nothing, or up to two messages.</summary>
    public static IEnumerable<string> LabelFaults(string text) => text.Length <= MostLabelBytes && IsLabel(text) ? [] : FaultsOfLabel(text);

    /// <summary>What keeps a text from being the beginning of a subdomain to which the server adds: as for a subdomain, but a hyphen may end it.</summary>
    public static IEnumerable<string> PrefixFaults(string text) =>
        // The server puts an "a" in the place of the last two characters then, and so do we.
        SubdomainFaults(text.Length > 1 && text.EndsWith('-') ? $"{text[..^2]}a" : text);

    /// <summary>Whether a text is a DNS subdomain of at most 253 bytes; allocates nothing, since nearly every text is what it should be.</summary>
    internal static bool IsSubdomainOfUsualLength(ReadOnlySpan<char> text) => text.Length <= MostSubdomainBytes && IsSubdomain(text);

    private static IEnumerable<string> FaultsOfSubdomain(string text, string unit)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostSubdomainBytes)
        {
            yield return $"must be no more than 253 {unit}";
        }

        if (!IsSubdomain(text))
        {
            yield return SubdomainText;
        }
    }

    private static IEnumerable<string> FaultsOfLabel(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostLabelBytes)
        {
            yield return "must be no more than 63 characters";
        }

        if (!IsLabel(text))
        {
            yield return IsSubdomain(text) ? "must not contain dots" : LabelText;
        }
    }

    private static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        foreach (Range label in text.Split('.'))
        {
            if (!IsLabel(text[label]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> text) =>
        text is not ([] or ['-', ..] or [.., '-']) && !text.ContainsAnyExcept(LabelCharacters);
}
