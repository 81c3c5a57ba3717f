using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Syntax;

namespace Ringfence.Cli.Tests;

/// <summary>A YAML document as the JSON that an editor holds against a schema.</summary>
internal static class YamlAsJson
{
    public static JsonElement Of(string yaml)
    {
        SyntaxDocument document = new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("x", Encoding.UTF8.GetBytes(yaml)).Single();
        return JsonSerializer.SerializeToElement(Node(document.Root));
    }

    private static JsonNode? Node(SyntaxNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Mapping:
                JsonObject mapping = [];
                foreach (SyntaxEntry entry in node.Entries)
                {
                    mapping[entry.Key.KeyText] = Node(entry.Value);
                }

                return mapping;
            case NodeKind.Sequence:
                JsonArray items = [];
                foreach (SyntaxNode item in node.Items)
                {
                    items.Add(Node(item));
                }

                return items;
            case NodeKind.Number:
                return JsonValue.Create(long.Parse(node.JsonNumberText, CultureInfo.InvariantCulture));
            case NodeKind.Boolean:
                return JsonValue.Create(node.IsTrue);
            case NodeKind.String:
                return JsonValue.Create(node.Text);
            default:
                return null;
        }
    }
}
