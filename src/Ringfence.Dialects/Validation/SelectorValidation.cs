using Ringfence.Diagnostics;

namespace Ringfence.Dialects;

/// <summary>Validates label selectors (apimachinery <c>pkg/apis/meta/v1/validation</c>): rows 22 to 27 of the table.</summary>
internal static class SelectorValidation
{
    /// <summary>Reports what is wrong: labels first, in the order written (the server's is random), then expressions.</summary>
    public static void Validate(SelectorObject selector, FieldPath path, CauseReporter causes)
    {
        ValidateLabels(selector.MatchLabels, path.Child("matchLabels"), PolicyDiagnostics.BadMatchLabel, PolicyDiagnostics.BadMatchLabel, causes);
        FieldPath expressions = path.Child("matchExpressions");
        for (int i = 0; i < selector.MatchExpressions.Count; i++)
        {
            Validate(selector.MatchExpressions[i], expressions.Item(i), causes);
        }
    }

    /// <summary>Reports keys and values that cannot be labels; the path is that of the map for either.</summary>
    public static void ValidateLabels(
        IReadOnlyList<LabelEntry> labels, FieldPath path, DiagnosticDescriptor badKey, DiagnosticDescriptor badValue, CauseReporter causes)
    {
        foreach (LabelEntry label in labels)
        {
            foreach (string fault in LabelSyntax.KeyFaults(label.Key.Value, causes.Version))
            {
                causes.Invalid(badKey, label.Key, path, fault, label.Key.Value, fault, "key");
            }

            foreach (string fault in LabelSyntax.ValueFaults(label.Value.Value, causes.Version))
            {
                causes.Invalid(badValue, label.Value, path, fault, label.Value.Value, fault, "value");
            }
        }
    }

    private static void Validate(SelectorExpression expression, FieldPath path, CauseReporter causes)
    {
        string comparison = expression.Operator.Value;
        FieldPath valuesPath = path.Child("values");
        switch (comparison)
        {
            case "In" or "NotIn" when expression.Values.Count == 0:
                causes.Required(
                    PolicyDiagnostics.SelectorValuesMissing, expression.ValuesNode, valuesPath, "must be specified when `operator` is 'In' or 'NotIn'", comparison);
                break;
            case "Exists" or "DoesNotExist" when expression.Values.Count > 0:
                causes.Forbidden(
                    PolicyDiagnostics.SelectorValuesForbidden, expression.ValuesNode, valuesPath, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'", comparison);
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist":
                break;
            default:
                causes.Invalid(
                    PolicyDiagnostics.UnknownSelectorOperator,
                    expression.Operator.Node,
                    path.Child("operator"),
                    causes.TypedText(comparison),
                    "not a valid selector operator",
                    Mending.Respell(expression.Operator, "In", "NotIn", "Exists", "DoesNotExist"),
                    comparison);
                break;
        }

        foreach (string fault in LabelSyntax.KeyFaults(expression.Key.Value, causes.Version))
        {
            causes.Invalid(PolicyDiagnostics.BadSelectorKey, expression.Key, path.Child("key"), fault, expression.Key.Value, fault);
        }

        for (int i = 0; i < expression.Values.Count; i++)
        {
            Located<string> value = expression.Values[i];
            foreach (string fault in LabelSyntax.ValueFaults(value.Value, causes.Version))
            {
                causes.Invalid(PolicyDiagnostics.BadSelectorValue, value, valuesPath.Item(i), fault, value.Value, fault);
            }
        }
    }
}
