using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Gives findings the level that the settings ask for, and knows which settings for paths were of no use.</summary>
internal sealed class LevelTable(LintSettings settings)
{
    private readonly HashSet<LevelSetting> _used = [];

    /// <summary>The finding at its level; null when that is off.</summary>
    public Diagnostic? Apply(Diagnostic finding)
    {
        string code = finding.Descriptor.Code;
        LevelSetting? setting = settings.Levels.LastOrDefault(level => level.Code == code);
        foreach (PathSettings path in settings.Paths)
        {
            if (path.Levels.LastOrDefault(level => level.Code == code) is { } own && path.Pattern.Matches(finding.Location.Source.Path))
            {
                _used.Add(own);
                setting = own;
            }
        }

        return setting is null ? finding : setting.Level switch
        {
            LintLevel.Off => null,
            LintLevel.Info => At(finding, DiagnosticSeverity.Info),
            LintLevel.Warning => At(finding, DiagnosticSeverity.Warning),
            LintLevel.Error => At(finding, DiagnosticSeverity.Error),
        };
    }

    /// <summary>The settings for paths that nothing was found for.</summary>
    /// <param name="active">The codes that were looked for.</param>
    public IEnumerable<Diagnostic> Unused(IReadOnlySet<string> active) => settings.Paths
        .SelectMany(path => path.Levels.Select(level => (path.Pattern, Level: level)))
        .Where(one => active.Contains(one.Level.Code) && !_used.Contains(one.Level))
        .Select(one => new Diagnostic(LintDiagnostics.UnusedSetting, one.Level.Place, one.Level.Code, one.Pattern.Text));

    private static Diagnostic At(Diagnostic finding, DiagnosticSeverity severity) => finding with { Descriptor = finding.Descriptor with { Severity = severity } };
}
