using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads label selectors of tests: in kubectl's form, <c>app=web</c>, or as policies write them, with <c>matchLabels</c> and <c>matchExpressions</c>.</summary>
internal sealed class SelectorReader(TestDecoder decoder)
{
    private const string Form = "write `app=web`, or a mapping with `matchLabels` or `matchExpressions`; `{}` takes all";

    private static readonly Dictionary<string, LabelOperator> Operators = new(StringComparer.Ordinal)
    {
        ["In"] = LabelOperator.In,
        ["NotIn"] = LabelOperator.NotIn,
        ["Exists"] = LabelOperator.Exists,
        ["DoesNotExist"] = LabelOperator.DoesNotExist,
    };

    /// <summary>The selector of a node; everything when it is refused.</summary>
    public LabelSelector Read(SyntaxNode node, string what)
    {
        if (node.Kind == NodeKind.String)
        {
            return Checked(node, SelectorText.Parse(node.Text, out string fault), fault);
        }

        if (node.Kind != NodeKind.Mapping)
        {
            decoder.RefuseType(node, what, "a label selector", Form);
            return LabelSelector.Everything;
        }

        Dictionary<string, SyntaxNode> keys = decoder.Keys(node, what, Form, ["matchLabels", "matchExpressions"]);
        List<LabelRequirement> requirements = [];
        if (keys.TryGetValue("matchLabels", out SyntaxNode labels))
        {
            requirements.AddRange(LabelsOf(labels));
        }

        if (keys.TryGetValue("matchExpressions", out SyntaxNode expressions))
        {
            requirements.AddRange(ExpressionsOf(expressions));
        }

        return new LabelSelector([.. requirements]);
    }

    private IEnumerable<LabelRequirement> LabelsOf(SyntaxNode node)
    {
        if (node.Kind != NodeKind.Mapping)
        {
            decoder.RefuseType(node, "matchLabels", "a mapping", "write `matchLabels: {app: web}`");
            yield break;
        }

        foreach (SyntaxEntry entry in node.Entries)
        {
            if (entry.Value.Kind != NodeKind.String)
            {
                decoder.RefuseType(entry.Value, entry.Key.KeyText, "a string", "quote a text that YAML would take for a number or a boolean");
                continue;
            }

            LabelRequirement requirement = LabelRequirement.Equal(entry.Key.KeyText, entry.Value.Text);
            Checked(entry.Value, new LabelSelector([requirement]), string.Empty);
            yield return requirement;
        }
    }

    private IEnumerable<LabelRequirement> ExpressionsOf(SyntaxNode node)
    {
        const string form = "write `- {key: app, operator: In, values: [web]}`";
        if (node.Kind != NodeKind.Sequence)
        {
            decoder.RefuseType(node, "matchExpressions", "a list", form);
            yield break;
        }

        foreach (SyntaxNode item in node.Items)
        {
            Dictionary<string, SyntaxNode> keys = decoder.Keys(item, "matchExpressions", form, ["key", "operator", "values"]);
            string? key = decoder.Text(keys.GetValueOrDefault("key", item), "key", form);
            string? word = decoder.Text(keys.GetValueOrDefault("operator", item), "operator", form);
            if (key is null || word is null)
            {
                continue;
            }

            if (!Operators.TryGetValue(word, out LabelOperator comparison))
            {
                decoder.Refuse(AssertionDiagnostics.InvalidValue, keys["operator"], word, "an operator", "write one of `In`, `NotIn`, `Exists`, `DoesNotExist`");
                continue;
            }

            ValueArray<string> values = keys.TryGetValue("values", out SyntaxNode written)
                ? [.. decoder.OneOrMany(written, "values", form).Select(value => decoder.Text(value, "values", form)).OfType<string>()]
                : [];
            bool takesValues = comparison is LabelOperator.In or LabelOperator.NotIn;
            string fault = takesValues == values.IsEmpty ? takesValues ? $"operator {word} needs values" : $"operator {word} takes no values" : string.Empty;
            LabelRequirement requirement = new(key, comparison, values);
            Checked(item, new LabelSelector([requirement]), fault, requirement.Key);
            yield return requirement;
        }
    }

    private LabelSelector Checked(SyntaxNode node, LabelSelector selector, string fault, string? text = null)
    {
        foreach (LabelRequirement requirement in selector.Requirements)
        {
            fault = fault.Length > 0 ? fault
                : LabelSyntax.KeyFaults(requirement.Key, KubernetesVersion.Newest).Select(one => $"key `{requirement.Key}`: {one}")
                    .Concat(requirement.Values.SelectMany(value => LabelSyntax.ValueFaults(value, KubernetesVersion.Newest).Select(one => $"value `{value}`: {one}")))
                    .FirstOrDefault(string.Empty);
        }

        if (fault.Length > 0)
        {
            decoder.Refuse(AssertionDiagnostics.InvalidSelector, node, text ?? node.Text, fault);
        }

        return selector;
    }
}
