using Ringfence.Dialects;

namespace Ringfence.Manifests;

/// <summary>What names of a kind look like (RFC 1123, k8s.io/apimachinery <c>content</c> checks).</summary>
internal sealed class NameForm
{
    private readonly int _longest;
    private readonly bool _dots;

    private NameForm(int longest, bool dots) => (_longest, _dots) = (longest, dots);

    /// <summary>Lower case letters, digits and hyphens, 63 at most: namespaces and Services.</summary>
    public static NameForm Label { get; } = new(63, dots: false);

    /// <summary>Labels joined by dots, 253 at most: most other kinds.</summary>
    public static NameForm Subdomain { get; } = new(253, dots: true);

    /// <summary>What keeps a name from the form, in the server's words; none for one that has it.</summary>
    public IEnumerable<string> FaultsOf(string name) => _dots ? NameSyntax.SubdomainFaults(name) : NameSyntax.LabelFaults(name);

    /// <summary>Whether a name has the form. The quick way: every object asks.</summary>
    public bool Accepts(ReadOnlySpan<char> name)
    {
        if (name.Length > _longest)
        {
            return false;
        }

        // A hyphen may stand neither at an end of the name nor next to a dot, and neither may a dot.
        bool inside = false;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                inside = true;
            }
            else if (!inside || (c != '-' && !(c == '.' && _dots)))
            {
                return false;
            }
            else if (c == '.')
            {
                inside = false;
            }
        }

        return inside && !name.EndsWith("-") && name.IndexOf("-.") < 0;
    }
}
