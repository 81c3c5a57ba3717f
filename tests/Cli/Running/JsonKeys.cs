using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary>The shape of a JSON document as a set of paths, <c>diagnostics[].object.kind</c> for example, so that it can be compared with a documented one.</summary>
internal static class JsonKeys
{
    /// <summary>The path of every key of a document, however deep.</summary>
    public static IReadOnlySet<string> Of(JsonElement document)
    {
        SortedSet<string> paths = new(StringComparer.Ordinal);
        Collect(document, string.Empty, paths);
        return paths;
    }

    /// <summary>Asserts that a document has all of the keys that it must have, and none beside those that it may have.</summary>
    public static void AssertShape(JsonElement document, string[] required, string[] optional)
    {
        IReadOnlySet<string> actual = Of(document);
        Assert.Empty(required.Except(actual, StringComparer.Ordinal));
        Assert.Empty(actual.Except(required, StringComparer.Ordinal).Except(optional, StringComparer.Ordinal));
    }

    private static void Collect(JsonElement element, string path, SortedSet<string> paths)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    string inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                    Assert.True(paths.Add(inner) || path.Contains("[]", StringComparison.Ordinal), $"`{inner}` stands twice");
                    Collect(property.Value, inner, paths);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, $"{path}[]", paths);
                }

                break;
        }
    }
}
