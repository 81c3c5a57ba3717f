using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A finding that was not put right.</summary>
/// <param name="Finding">The finding; its place is that after the fixes that were made.</param>
/// <param name="Why">The reason, as a clause.</param>
public sealed record LeftFinding(Diagnostic Finding, string Why)
{
    /// <summary>Whether it has a fix that needs nobody to decide anything.</summary>
    public bool HasSafeFix => Finding.Fix is { IsSafe: true };
}
