using System.Text;
using System.Text.RegularExpressions;

namespace Ringfence.Cli;

/// <summary>The page of a diagnostic, <c>docs/diagnostics/CODE.md</c>, which the program carries along.</summary>
/// <param name="Markdown">The whole page; of links to other pages, which it goes without, the words.</param>
internal sealed partial record DiagnosticPage(string Markdown)
{
    /// <summary>Its first paragraph that tells something: a heading and the severity do not.</summary>
    public string Summary => Markdown.Split("\n\n").Select(part => part.Trim()).First(part => part.Length > 0 && part[0] != '#' && !part.StartsWith("Severity:", StringComparison.Ordinal));

    /// <summary>The page of a code of the catalogue.</summary>
    public static DiagnosticPage Of(string code)
    {
        using Stream text = typeof(DiagnosticPage).Assembly.GetManifestResourceStream($"diagnostics/{code}.md")!;
        using StreamReader reader = new(text, Encoding.UTF8);
        return new DiagnosticPage(LinkToAPage().Replace(reader.ReadToEnd(), "${words}"));
    }

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?!https?:)[^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkToAPage();
}
