using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>One expression of a label selector as written (meta/v1 <c>LabelSelectorRequirement</c>).</summary>
/// <param name="Node">The expression.</param>
/// <param name="Key">The label key; empty when absent.</param>
/// <param name="Operator">The operator's text; empty when absent.</param>
/// <param name="Values">The values in order.</param>
/// <param name="ValuesNode">The list of values, or the expression when it has none.</param>
public sealed record SelectorExpression(
    SyntaxNode Node,
    Located<string> Key,
    Located<string> Operator,
    IReadOnlyList<Located<string>> Values,
    SyntaxNode ValuesNode);
