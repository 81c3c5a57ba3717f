namespace Ringfence.Lint;

/// <summary>What the check was told: which rules to ask, and how to report what they find.</summary>
public sealed record LintSettings
{
    /// <summary>Every rule, each as the catalogue has it.</summary>
    public static LintSettings Default { get; } = new();

    /// <summary>Which rules are asked.</summary>
    public LintProfile Profile { get; init; } = LintProfile.Everything;

    /// <summary>Levels for findings wherever they are; of one code the last counts.</summary>
    public IReadOnlyList<LevelSetting> Levels { get; init; } = [];

    /// <summary>Levels for findings in some files; the last that fits counts, and goes before <see cref="Levels"/>.</summary>
    public IReadOnlyList<PathSettings> Paths { get; init; } = [];
}
