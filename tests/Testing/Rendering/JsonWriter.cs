using System.Text;
using System.Text.Json;

namespace Ringfence.Testing;

/// <summary>Prints one document as indented JSON, as <c>kubectl get -o json</c> does.</summary>
internal static class JsonWriter
{
    public static string Write(ManifestNode document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 4 }))
        {
            Write(json, document);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ManifestNode node)
    {
        switch (node)
        {
            case ManifestNode.Mapping mapping:
                json.WriteStartObject();
                foreach ((string key, ManifestNode value) in mapping.Entries)
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            case ManifestNode.Sequence sequence:
                json.WriteStartArray();
                foreach (ManifestNode item in sequence.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case ManifestNode.Text text:
                json.WriteStringValue(text.Value);
                break;
            case ManifestNode.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case ManifestNode.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
