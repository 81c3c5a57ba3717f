using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ringfence.Dialects;

/// <summary>The Kubernetes version whose API server is spoken for: 1.33 to 1.36. The default value is not one of them; take <see cref="Newest"/>.</summary>
public readonly record struct KubernetesVersion : IComparable<KubernetesVersion>
{
    private KubernetesVersion(int minor) => Minor = minor;

    /// <summary>1.33.</summary>
    public static KubernetesVersion Oldest { get; } = new(33);

    /// <summary>1.36, and what is assumed when nobody says.</summary>
    public static KubernetesVersion Newest { get; } = new(36);

    /// <summary>The number after <c>1.</c>.</summary>
    public int Minor { get; }

    /// <summary>1.36 turned <c>StrictIPCIDRValidation</c> on (KEP-4858): sloppy CIDR texts are refused; before, warned about.</summary>
    internal bool RefusesSloppyCidrs => Minor >= 36;

    /// <summary>1.35 says "a valid label key" where servers before said "a qualified name".</summary>
    internal bool SaysLabelKey => Minor >= 35;

    /// <summary>1.34 says of a label that is too long how many bytes it may have, where servers before said characters. Inferred from the move of these checks to <c>api/validate/content</c>.</summary>
    internal bool CountsLabelsInBytes => Minor >= 34;

    /// <summary>1.34 prints lists and objects in error texts as JSON; servers before printed Go syntax.</summary>
    internal bool PrintsJson => Minor >= 34;

    /// <summary>Reads <c>1.36</c>, <c>v1.36</c> or <c>1.36.3</c>.</summary>
    /// <returns>False for anything else, and for versions that are not spoken for.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out KubernetesVersion version)
    {
        version = default;
        string[] parts = (text is ['v', .. var bare] ? bare : text ?? string.Empty).Split('.');
        if (parts.Length is not (2 or 3)
            || !string.Equals(parts[0], "1", StringComparison.Ordinal)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            || (parts.Length == 3 && !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            || minor < Oldest.Minor
            || minor > Newest.Minor)
        {
            return false;
        }

        version = new KubernetesVersion(minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other) => Minor.CompareTo(other.Minor);

    /// <summary><c>1.36</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1.{Minor}");
}
