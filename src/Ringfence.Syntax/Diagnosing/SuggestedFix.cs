namespace Ringfence.Syntax;

/// <summary>A safe way to put a finding right, as changes to the file that the finding stands in.</summary>
/// <param name="Says">What it does, as an order without a stop: <c>write policyTypes out</c>.</param>
/// <param name="Changes">The changes, by offsets of the file as it was read; they do not overlap.</param>
public sealed record SuggestedFix(string Says, IReadOnlyList<TextChange> Changes);
