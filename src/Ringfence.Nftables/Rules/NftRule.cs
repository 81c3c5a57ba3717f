using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One line of a chain: its steps in order.</summary>
/// <param name="Steps">The steps; at least one.</param>
/// <param name="Comment">For people who list the ruleset; empty for none, at most <see cref="NftLimits.CommentBytes"/> bytes.</param>
public sealed record NftRule(ValueArray<NftExpression> Steps, string Comment)
{
    /// <summary>A rule without a comment.</summary>
    public static NftRule Of(params ReadOnlySpan<NftExpression> steps) => new([.. steps], string.Empty);
}
