using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Decodes label selectors.</summary>
internal static class SelectorDecoder
{
    private const string GoSelector = "LabelSelector";
    private const string GoExpression = "LabelSelectorRequirement";
    private static readonly string[] SelectorFields = ["matchLabels", "matchExpressions"];
    private static readonly string[] ExpressionFields = ["key", "operator", "values"];

    /// <summary>A selector; absent and null are the empty one.</summary>
    /// <param name="decoder">Where faults go.</param>
    /// <param name="node">The selector.</param>
    /// <param name="path">Its field.</param>
    /// <param name="around">Where to point when it is absent.</param>
    public static SelectorObject Decode(StrictDecoder decoder, SyntaxNode node, FieldPath path, SyntaxNode around)
    {
        IReadOnlyList<LabelEntry> labels = [];
        IReadOnlyList<SelectorExpression> expressions = [];
        if (decoder.IsObject(node, path, "v1.LabelSelector"))
        {
            foreach (SyntaxField field in decoder.Fields(node, path, SelectorFields))
            {
                FieldPath at = path.Field(field.Name, GoSelector);
                if (field.Name == "matchLabels")
                {
                    labels = decoder.Map(field.Value, at);
                }
                else
                {
                    expressions = Lists.Decode(decoder, field.Value, at, "[]v1.LabelSelectorRequirement", DecodeExpression);
                }
            }
        }

        return new SelectorObject(node.Exists ? node : around, labels, expressions);
    }

    private static SelectorExpression DecodeExpression(StrictDecoder decoder, SyntaxNode node, FieldPath path)
    {
        Located<string> key = new(string.Empty, node);
        Located<string> comparison = new(string.Empty, node);
        IReadOnlyList<Located<string>> values = [];
        SyntaxNode valuesNode = node;
        if (decoder.IsObject(node, path, "v1.LabelSelectorRequirement"))
        {
            foreach (SyntaxField field in decoder.Fields(node, path, ExpressionFields))
            {
                FieldPath at = path.Field(field.Name, GoExpression);
                switch (field.Name)
                {
                    case "key":
                        key = decoder.Text(field.Value, at, "string", node);
                        break;
                    case "operator":
                        comparison = decoder.Text(field.Value, at, "v1.LabelSelectorOperator", node);
                        break;
                    default:
                        values = Lists.DecodeTexts(decoder, field.Value, at, "string");
                        valuesNode = field.Value;
                        break;
                }
            }
        }

        return new SelectorExpression(node, key, comparison, values, valuesNode);
    }
}
