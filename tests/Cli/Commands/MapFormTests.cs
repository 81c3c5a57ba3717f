using System.Text;
using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli.Tests;

/// <summary>The forms of a map hold whatever names come their way, though the API server takes only plain ones.</summary>
public sealed class MapFormTests
{
    private const string Odd = "a\"b\\c,d|e`f<g>&h]i#j\nk\\";

    private static readonly MapReport Report = ReportOf(Odd);

    [Fact]
    public void Json_IsValidAndKeepsTheName()
    {
        using JsonDocument document = JsonDocument.Parse(Text(MapJson.Write));

        Assert.Contains($"n/{Odd}", document.RootElement.GetProperty("endpoints").EnumerateArray().Select(end => end.GetProperty("id").GetString()));
        Assert.Contains($"n/{Odd}", document.RootElement.GetProperty("connections").EnumerateArray().Select(one => one.GetProperty("from").GetString()));
        using JsonDocument groups = JsonDocument.Parse(Text(MapGroupsJson.Write));
        Assert.NotEqual(0, groups.RootElement.GetProperty("connections").GetArrayLength());
    }

    /// <summary>RFC 4180: quotes are doubled, and fields with quotes, commas or line breaks stand in quotes.</summary>
    [Fact]
    public void Csv_QuotesTheName() =>
        Assert.Contains($"\n\"n/{Odd.Replace("\"", "\"\"", StringComparison.Ordinal)}\",n/plain,all,false\n", Text(MapCsv.Write), StringComparison.Ordinal);

    /// <summary>Every line has the three cells of the title: bars that are not escaped would make more.</summary>
    [Fact]
    public void Markdown_KeepsItsCells() => Assert.All(
        Text(MapMarkdown.Write).TrimEnd('\n').Split('\n'),
        line => Assert.Equal(4, line.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(letter => letter == '|')));

    /// <summary>In a quoted text of a flowchart only entities may stand for what is special to Mermaid, Markdown or HTML.</summary>
    [Fact]
    public void Mermaid_WritesOddLettersAsEntities()
    {
        string[] labels = [.. Text((stream, report) => MapMermaid.Write(stream, report)).Split('\n').Where(line => line.Contains("[\"", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..line.LastIndexOf('"')])];

        Assert.NotEmpty(labels);
        Assert.All(labels, label => Assert.Matches("^([A-Za-z0-9 ./:,;()-]|#[0-9]+;)*$", label));
    }

    /// <summary>Graphviz itself reads it, and finds as many boxes and arrows as there are.</summary>
    [Fact]
    public async Task Dot_IsReadByGraphviz()
    {
        using Workspace workspace = new Workspace().With("map.dot", Text(MapDot.Write));
        CliRun run = await BuiltProgram.RunAsync(["bash", "--norc"], "dot -Tplain map.dot", workspace.Root);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string[] lines = run.Output.Split('\n');
        Assert.Equal(3, lines.Count(line => line.StartsWith("node ", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.StartsWith("edge ", StringComparison.Ordinal)));
    }

    private static string Text(Action<Stream, MapReport> write)
    {
        using MemoryStream stream = new();
        write(stream, Report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Two pods that nothing isolates: each reaches the other and every address, and all of it goes both ways.</summary>
    private static MapReport ReportOf(string name)
    {
        NamespaceName space = new("n");
        ClusterSnapshot snapshot = new(
            [ClusterNamespace.Given(space, LabelSet.Empty)],
            [new Endpoint(EndpointId.Pod(space, name), space, LabelSet.Empty), new Endpoint(EndpointId.Pod(space, "plain"), space, LabelSet.Empty)],
            [],
            [],
            [],
            []);
        ConnectivityMap map = ConnectivityMap.Of(snapshot, EnforcementProfile.Default, MapGrain.Pod);
        return new MapReport(new MapView(map, MapFilter.Everything), CaveatDigest.Of([]), MapGrain.Pod);
    }
}
