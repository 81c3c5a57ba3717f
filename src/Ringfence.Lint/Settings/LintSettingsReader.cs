using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Reads <c>.ringfence.yaml</c> (docs/check.md, Settings): <c>rules</c>, and <c>paths</c> with rules of their own.</summary>
public sealed class LintSettingsReader
{
    private static readonly string[] Levels = ["off", "info", "warning", "error"];

    private readonly DiagnosticSink _sink;

    private LintSettingsReader(DiagnosticSink sink) => _sink = sink;

    /// <summary>The settings of a text; an empty one has none. What is wrong goes to the sink, and then the settings are of no use.</summary>
    /// <param name="path">The path to show in positions.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="sink">Takes every fault.</param>
    public static LintSettings Read(string path, ReadOnlyMemory<byte> utf8, DiagnosticSink sink)
    {
        SyntaxDocument[] documents = [.. new DocumentReader(ReadLimits.Default, sink).Read(path, utf8)];
        LintSettingsReader reader = new(sink);
        if (documents.Length > 1)
        {
            reader.Refuse(documents[1].Root, "a second document", "keep all settings in one document");
        }

        return documents is [] ? LintSettings.Default : reader.ReadSettings(documents[0].Root);
    }

    private LintSettings ReadSettings(SyntaxNode root)
    {
        LintSettings settings = LintSettings.Default;
        foreach (SyntaxEntry entry in EntriesOf(root, "the settings", "rules", "paths"))
        {
            settings = entry.Key.Text == "rules"
                ? settings with { Levels = [.. LevelsOf(entry.Value)] }
                : settings with { Paths = [.. PathsOf(entry.Value)] };
        }

        return settings;
    }

    private IEnumerable<PathSettings> PathsOf(SyntaxNode list)
    {
        if (list.Kind != NodeKind.Sequence)
        {
            Refuse(list, "`paths` is no list", "write a list of items with `path` and `rules`");
            yield break;
        }

        foreach (SyntaxNode item in list.Items)
        {
            string pattern = string.Empty;
            LevelSetting[] levels = [];
            foreach (SyntaxEntry entry in EntriesOf(item, "an item of `paths`", "path", "rules"))
            {
                if (entry.Key.Text == "path")
                {
                    pattern = entry.Value.Text;
                }
                else
                {
                    levels = [.. LevelsOf(entry.Value)];
                }
            }

            if (item.Kind == NodeKind.Mapping && (pattern.Length == 0 || levels.Length == 0))
            {
                Refuse(item, "an item of `paths` without `path` or `rules`", "give both: `path: charts/**` and `rules: {RF3020: off}`");
            }

            yield return new PathSettings(new PathPattern(pattern), levels);
        }
    }

    private IEnumerable<LevelSetting> LevelsOf(SyntaxNode rules)
    {
        if (rules.Kind != NodeKind.Mapping)
        {
            Refuse(rules, "`rules` is no mapping", "write codes with their levels: `RF3020: off`");
        }

        foreach (SyntaxEntry entry in OnceEach(rules))
        {
            string code = entry.Key.Text;
            int level = Array.IndexOf(Levels, entry.Value.Text);
            if (!LintRules.Codes.Contains(code))
            {
                // Whoever names another code means it: what a typo may stand for is said of codes that are none.
                string meant = DiagnosticCatalogue.TryFind(code, out _) ? string.Empty : Meant(code, LintRules.Codes);
                Refuse(entry.Key, $"`{code}` is no code of advice{meant}", "codes of advice begin with RF3; what the API server refuses cannot be set");
            }
            else if (level < 0)
            {
                Refuse(entry.Value, $"`{entry.Value.Text}` is no level{Meant(entry.Value.Text, Levels)}", "use `off`, `info`, `warning` or `error`");
            }
            else
            {
                yield return new LevelSetting(code, (LintLevel)level, entry.Key.Location);
            }
        }
    }

    private IEnumerable<SyntaxEntry> EntriesOf(SyntaxNode mapping, string what, params string[] known)
    {
        if (mapping.Kind != NodeKind.Mapping)
        {
            Refuse(mapping, $"{what} must be a mapping", $"the keys here are {string.Join(" and ", known.Select(key => $"`{key}`"))}");
        }

        foreach (SyntaxEntry entry in OnceEach(mapping))
        {
            if (known.Contains(entry.Key.Text, StringComparer.Ordinal))
            {
                yield return entry;
            }
            else
            {
                Refuse(entry.Key, $"unknown key `{entry.Key.Text}`{Meant(entry.Key.Text, known)}", $"the keys here are {string.Join(" and ", known.Select(key => $"`{key}`"))}");
            }
        }
    }

    private List<SyntaxEntry> OnceEach(SyntaxNode mapping)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<SyntaxEntry> entries = [];
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            if (!seen.Add(entry.Key.Text))
            {
                Refuse(entry.Key, $"`{entry.Key.Text}` is written twice", "write it once");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static string Meant(string written, IEnumerable<string> known) => NearestName.TryFind(written, known, out string? near) ? $"; did you mean `{near}`?" : string.Empty;

    private void Refuse(SyntaxNode at, string what, string help) => _sink.Report(new Diagnostic(LintDiagnostics.InvalidSetting, at.Location, what, help));
}
