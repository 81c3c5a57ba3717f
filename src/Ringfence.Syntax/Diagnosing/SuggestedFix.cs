namespace Ringfence.Syntax;

/// <summary>A way to put a finding right, as changes to the file that the finding stands in.</summary>
/// <remarks>What it claims is proven before it is written; one that cannot be proven is not written.</remarks>
/// <param name="Says">What it does, as an order without a stop: <c>write policyTypes out</c>.</param>
/// <param name="Changes">The changes, by offsets of the file as it was read; they do not overlap.</param>
public sealed record SuggestedFix(string Says, IReadOnlyList<TextChange> Changes)
{
    /// <summary>What it claims to do to the meaning; to leave it as it is, unless said.</summary>
    public FixEffect Effect { get; init; } = new FixEffect.KeepsMeaning();

    /// <summary>What somebody has to decide before it is written, as the rest of a sentence: <c>lets more pass (TCP 53)</c>. Empty when nobody has to.</summary>
    public string Decision
    {
        get => Effect is FixEffect.Opens(var ports) ? $"lets more pass ({ports})" : field;
        init;
    } = string.Empty;

    /// <summary>Whether it may be written without asking anybody.</summary>
    public bool IsSafe => Decision.Length == 0;
}
