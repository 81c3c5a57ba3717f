using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>The files of a generated cluster, below one folder.</summary>
/// <param name="folder">The folder; made when it is not there.</param>
internal sealed class ClusterFiles(string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonWriterOptions AsKubectl = new() { Indented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Manifests: one file a namespace, many documents each.</summary>
    public string Manifests => Path.Combine(folder, "manifests");

    /// <summary>The same manifests in one stream of documents.</summary>
    public string Stream => Path.Combine(folder, "stream.yaml");

    /// <summary>The same manifests as one <c>List</c>.</summary>
    public string List => Path.Combine(folder, "list.yaml");

    /// <summary>The same manifests as JSON: one <c>List</c>.</summary>
    public string JsonList => Path.Combine(folder, "list.json");

    /// <summary>The dump as <c>kubectl get -o json</c> prints it: one <c>List</c>.</summary>
    public string Json => Path.Combine(folder, "dump.json");

    /// <summary>The dump as <c>kubectl get -o yaml</c> prints it: one <c>List</c>.</summary>
    public string YamlDump => Path.Combine(folder, "dump.yaml");

    /// <summary>One policy, for `check`.</summary>
    public string Small => Path.Combine(folder, "small.yaml");

    /// <summary>Writes all of them for a cluster.</summary>
    public void Write(ClusterSize size)
    {
        IEnumerable<JsonObject> manifest = ClusterObjects.Spaces(size, ObjectForm.Manifest).SelectMany(space => space.Objects);
        IEnumerable<JsonObject> dump = ClusterObjects.Spaces(size, ObjectForm.Dump).SelectMany(space => space.Objects);
        WriteSlim(ClusterObjects.Spaces(size, ObjectForm.Manifest));
        WriteStream(Stream, manifest);
        WriteStream(Small, PolicyObjects.Usual("default").Take(1));
        WriteList(List, manifest);
        WriteList(YamlDump, dump);
        WriteJson(Json, dump);
    }

    /// <summary>Writes <see cref="Manifests"/> and <see cref="JsonList"/> alone.</summary>
    public void WriteSlim(IEnumerable<GeneratedSpace> spaces)
    {
        // What an earlier and larger cluster left must not be read with this one.
        if (Directory.Exists(Manifests))
        {
            Directory.Delete(Manifests, recursive: true);
        }

        Directory.CreateDirectory(Manifests);
        foreach (GeneratedSpace space in spaces)
        {
            WriteStream(Path.Combine(Manifests, space.Name + ".yaml"), space.Objects);
        }

        WriteJson(JsonList, spaces.SelectMany(space => space.Objects));
    }

    private static void WriteStream(string path, IEnumerable<JsonObject> objects)
    {
        using StreamWriter writer = new(path, append: false, Utf8);
        foreach (JsonObject one in objects)
        {
            writer.Write("---\n");
            BlockYaml.WriteDocument(writer, one);
        }
    }

    private static void WriteList(string path, IEnumerable<JsonObject> objects)
    {
        using StreamWriter writer = new(path, append: false, Utf8);
        writer.Write("apiVersion: v1\nitems:\n");
        foreach (JsonObject one in objects)
        {
            BlockYaml.WriteItem(writer, one);
        }

        writer.Write("kind: List\nmetadata:\n  resourceVersion: \"\"\n");
    }

    private static void WriteJson(string path, IEnumerable<JsonObject> objects)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter writer = new(file, AsKubectl);
        writer.WriteStartObject();
        writer.WriteString("apiVersion", "v1");
        writer.WriteStartArray("items");
        foreach (JsonObject one in objects)
        {
            one.WriteTo(writer);
            writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteString("kind", "List");
        writer.WriteEndObject();
    }
}
