using System.Text;
using System.Text.Json;

namespace Ringfence.Explain.Tests;

/// <summary>Explanations as they are printed.</summary>
internal static class Printed
{
    public static string Text(Explanation explanation)
    {
        StringWriter text = new();
        new ExplanationText(new FixedLocations(), TextStyle.Plain).Write(text, explanation);
        return text.ToString();
    }

    public static JsonElement Json(Explanation explanation)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            new ExplanationJson(new FixedLocations()).Write(json, explanation);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
