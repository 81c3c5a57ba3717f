namespace Ringfence.Testing;

/// <summary>One file of a case.</summary>
/// <param name="Path">Where it is, relative to the cases folder, with slashes: what a message should show.</param>
/// <param name="Text">What it says.</param>
public sealed record CaseText(string Path, string Text);
