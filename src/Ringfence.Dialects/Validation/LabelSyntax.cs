using System.Buffers;
using System.Text;

namespace Ringfence.Dialects;

/// <summary>The forms of label keys and values, and the server's words for what is wrong with one (apimachinery <c>pkg/api/validate/content</c>).</summary>
public static class LabelSyntax
{
    private const int MostNameBytes = 63;
    private const string Name = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private const string NameText =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + Name + "')";

    private const string ValueText =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(" + Name + ")?')";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>What keeps a text from being a label key, in the server's order: first the prefix, then the name.</summary>
    public static IEnumerable<string> KeyFaults(string key, KubernetesVersion version) => IsKey(key) ? [] : FaultsOfKey(key, version);

    /// <summary>What keeps a text from being a label value: nothing, or up to two messages.</summary>
    public static IEnumerable<string> ValueFaults(string value, KubernetesVersion version) =>
        value.Length <= MostNameBytes && (value.Length == 0 || IsName(value)) ? [] : FaultsOfValue(value, version);

    // Nearly every key is one, so that is found out first and without allocating. A second slash is no part of a name.
    private static bool IsKey(ReadOnlySpan<char> key)
    {
        int slash = key.IndexOf('/');
        ReadOnlySpan<char> name = key[(slash + 1)..];
        return name.Length <= MostNameBytes && IsName(name) && (slash < 0 || NameSyntax.IsSubdomainOfUsualLength(key[..slash]));
    }

    private static IEnumerable<string> FaultsOfKey(string key, KubernetesVersion version)
    {
        string[] parts = key.Split('/');
        if (parts.Length > 2)
        {
            string what = version.SaysLabelKey ? "a valid label key" : "a qualified name";
            return [$"{what} {NameText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        IEnumerable<string> name = NameFaults(parts[^1], version);
        return parts.Length == 1 ? name
            : parts[0].Length == 0 ? ["prefix part must be non-empty", .. name]
            : [.. NameSyntax.SubdomainFaults(parts[0], UnitOf(version)).Select(fault => $"prefix part {fault}"), .. name];
    }

    private static IEnumerable<string> FaultsOfValue(string value, KubernetesVersion version)
    {
        if (Encoding.UTF8.GetByteCount(value) > MostNameBytes)
        {
            yield return $"must be no more than 63 {UnitOf(version)}";
        }

        if (value.Length > 0 && !IsName(value))
        {
            yield return ValueText;
        }
    }

    private static IEnumerable<string> NameFaults(string name, KubernetesVersion version)
    {
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (Encoding.UTF8.GetByteCount(name) > MostNameBytes)
        {
            yield return $"name part must be no more than 63 {UnitOf(version)}";
        }

        if (!IsName(name))
        {
            yield return $"name part {NameText}";
        }
    }

    private static string UnitOf(KubernetesVersion version) => version.CountsLabelsInBytes ? "bytes" : "characters";

    private static bool IsName(ReadOnlySpan<char> text) =>
        text.Length > 0
        && char.IsAsciiLetterOrDigit(text[0])
        && char.IsAsciiLetterOrDigit(text[^1])
        && !text.ContainsAnyExcept(NameCharacters);
}
