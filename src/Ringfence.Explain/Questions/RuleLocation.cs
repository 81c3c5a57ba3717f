namespace Ringfence.Explain;

/// <summary>A place in the input.</summary>
/// <param name="File">The path as the user named it.</param>
/// <param name="Line">1-based.</param>
public sealed record RuleLocation(string File, int Line)
{
    /// <summary><c>path:line</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
