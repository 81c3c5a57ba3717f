using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A level that the settings give a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Level">Its level.</param>
/// <param name="Place">Where the settings say so.</param>
public sealed record LevelSetting(string Code, LintLevel Level, SourceLocation Place);
