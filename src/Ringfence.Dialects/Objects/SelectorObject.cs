using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A label selector as written (meta/v1 <c>LabelSelector</c>). Whether one is there at all is for the holder to say: absent and empty differ in peers.</summary>
/// <param name="Node">The selector, or the nearest node around an absent one.</param>
/// <param name="MatchLabels">Its labels in the order written, keys once each.</param>
/// <param name="MatchExpressions">Its expressions in order.</param>
public sealed record SelectorObject(
    SyntaxNode Node,
    IReadOnlyList<LabelEntry> MatchLabels,
    IReadOnlyList<SelectorExpression> MatchExpressions);
