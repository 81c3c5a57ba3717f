using System.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Bench;

/// <summary>How fast text becomes documents, and documents a cluster, in a process that is warm.</summary>
internal sealed class ReadingFigures(ClusterFiles files, int runs)
{
    /// <summary>Measures each form of input.</summary>
    public IEnumerable<Figure> Measure()
    {
        foreach ((string name, string path, double asked) in ((string, string, double)[])
            [("JSON dump", files.Json, 100), ("YAML dump, one List", files.YamlDump, 10), ("YAML manifests, one List", files.List, 10), ("YAML manifests, documents", files.Stream, 10)])
        {
            byte[] text = File.ReadAllBytes(path);
            yield return Time($"read: {name}, documents", text, asked, Documents);
            yield return Time($"read: {name}, whole cluster", text, null, Cluster);
        }
    }

    private Figure Time(string name, byte[] text, double? asked, Action<byte[]> read)
    {
        List<double> speeds = [];
        for (int run = 0; run < runs; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            read(text);
            speeds.Add(text.Length / 1e6 / watch.Elapsed.TotalSeconds);
        }

        speeds.Sort();
        return new Figure($"{name} ({text.Length / 1e6:f1} MB)", speeds[^1], speeds[speeds.Count / 2], "MB/s", asked);
    }

    private static void Documents(byte[] text)
    {
        DiagnosticSink sink = new();
        using MemoryStream stream = new(text, writable: false);
        int documents = new DocumentReader(ReadLimits.Default, sink).Read("bench", stream).Count();
        Expect(documents > 0 && sink.Found.Count == 0, sink);
    }

    private static void Cluster(byte[] text)
    {
        DiagnosticSink sink = new();
        using MemoryStream stream = new(text, writable: false);
        ClusterManifests cluster = ClusterReader.Read(new DocumentReader(ReadLimits.Default, sink).Read("bench", stream), new ClusterReadOptions(), sink);
        Expect(cluster.Policies.Count > 0 && sink.Found.Count == 0, sink);
    }

    // A reader that gave up early would look fast.
    private static void Expect(bool read, DiagnosticSink sink)
    {
        if (!read)
        {
            throw new InvalidOperationException($"The input was not read whole: {(sink.Found.Count > 0 ? sink.Found[0].ToString() : "nothing in it")}");
        }
    }
}
