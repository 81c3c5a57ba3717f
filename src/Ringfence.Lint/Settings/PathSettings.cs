namespace Ringfence.Lint;

/// <summary>Levels for the findings in some files.</summary>
/// <param name="Pattern">Which files.</param>
/// <param name="Levels">Their levels.</param>
public sealed record PathSettings(PathPattern Pattern, IReadOnlyList<LevelSetting> Levels);
