using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>Compiles valid label selectors: labels and expressions are all asked for together.</summary>
internal static class SelectorCompiler
{
    /// <summary>The predicate that a selector stands for; the empty one is everything.</summary>
    public static LabelSelector Compile(SelectorObject selector) => new(
    [
        .. selector.MatchLabels.Select(entry => LabelRequirement.Equal(entry.Key.Value, entry.Value.Value)),
        .. selector.MatchExpressions.Select(Compile),
    ]);

    private static LabelRequirement Compile(SelectorExpression expression) => new(
        expression.Key.Value,
        expression.Operator.Value switch
        {
            "In" => LabelOperator.In,
            "NotIn" => LabelOperator.NotIn,
            "Exists" => LabelOperator.Exists,
            "DoesNotExist" => LabelOperator.DoesNotExist,
            var other => throw new UnreachableException($"Operator `{other}` passed validation."),
        },
        expression.Values.Select(value => value.Value).ToValueArray());
}
