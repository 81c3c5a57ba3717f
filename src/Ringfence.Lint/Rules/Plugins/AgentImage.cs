using System.Globalization;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What the tag of an agent's image says of its version.</summary>
/// <param name="Version"><c>1.14</c>; null when the tag is no version.</param>
/// <param name="Date">For tags of the form <c>v20240813-c6f155d6</c>, the date as a number; 0 for others.</param>
internal readonly record struct AgentImage(Version? Version, int Date)
{
    // A tag without two parts is a date or a name.
    private const int DateDigits = 8;

    /// <summary>The image of the container whose image has this as the last part of its name; nothing known when none has.</summary>
    public static AgentImage Of(LintObject agent, string repository)
    {
        foreach (SyntaxNode container in Containers(agent).Items)
        {
            string image = container["image"u8].Text.Split('@')[0];
            string last = image[(image.LastIndexOf('/') + 1)..];
            if (last.StartsWith($"{repository}:", StringComparison.Ordinal))
            {
                return Read(last[(repository.Length + 1)..].TrimStart('v').Split('-')[0]);
            }
        }

        return default;
    }

    /// <summary>Whether some container is started with an argument.</summary>
    public static bool HasArgument(LintObject agent, string argument)
    {
        foreach (SyntaxNode container in Containers(agent).Items)
        {
            foreach (SyntaxNode given in container["args"u8].Items)
            {
                if (given.Text == argument)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether it is known to be older than a version.</summary>
    public bool IsBefore(int major, int minor) => Version is { } version && version < new Version(major, minor);

    private static AgentImage Read(string tag) =>
        tag.Length == DateDigits && int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out int date) ? new AgentImage(null, date)
        : System.Version.TryParse(tag, out Version? version) ? new AgentImage(new Version(version.Major, version.Minor), 0)
        : default;

    private static SyntaxNode Containers(LintObject agent) => agent.Root["spec"u8]["template"u8]["spec"u8]["containers"u8];
}
