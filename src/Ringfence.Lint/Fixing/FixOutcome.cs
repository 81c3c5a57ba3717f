using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What a repair comes to. Nothing is written yet.</summary>
/// <param name="Files">The files that change, by path.</param>
/// <param name="Fixed">What is put right, in the order in which it was.</param>
/// <param name="Left">What is not, and why.</param>
public sealed record FixOutcome(
    IReadOnlyDictionary<string, EditedFile> Files, IReadOnlyList<Diagnostic> Fixed, IReadOnlyList<LeftFinding> Left);
