using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>Over generated clusters, written in every way, with comments, tabs in them, anchors and refused spellings: what is repaired is gone, and everything else is as it was.</summary>
public sealed class FixPropertyTests
{
    private const ulong Clusters = 40;

    // Two policies of one text, and one that merges another.
    private const string Anchored =
        """
        ---
        apiVersion: v1
        kind: List
        items:
           - apiVersion: networking.k8s.io/v1
             kind: NetworkPolicy
             metadata: {name: anchored-a, namespace: elsewhere}   #	shared with the next
             spec: &shared
                 podSelector: &all {}
                 ingress: [{}]    # everybody

           - apiVersion: networking.k8s.io/v1
             kind: NetworkPolicy
             metadata: {name: anchored-b, namespace: elsewhere}
             spec: *shared
           - apiVersion: networking.k8s.io/v1
             kind: NetworkPolicy
             metadata: {name: merging, namespace: elsewhere}
             spec:
                 <<: *shared
                 podSelector: *all
                 egress: []

        """;

    private int _fixed;
    private int _mended;

    [Fact]
    public void Fix_OfAnyText_RepairsWhatItSaysAndNothingElse()
    {
        for (ulong seed = 1; seed <= Clusters; seed++)
        {
            Repair(seed);
        }

        Assert.InRange(_fixed, 100, int.MaxValue);
        Assert.InRange(_mended, 20, int.MaxValue);
    }

    private void Repair(ulong seed)
    {
        using Workspace workspace = new();
        Dictionary<string, string> before = ManifestRenderer.Render(GeneratedCase.FromSeed(seed, 1).Cluster, new RenderStyle(seed)).Files
            .ToDictionary(file => file.Name, file => Decorated(file.Name, file.Text, seed), StringComparer.Ordinal);
        foreach ((string path, string text) in before)
        {
            workspace.With(path, text);
        }

        string mapBefore = workspace.Run("map", "-f", ".", "-q", "-o", "csv").Output;
        CliRun run = workspace.Run("fix", "-f", ".");
        Dictionary<string, string> after = before.Keys.ToDictionary(path => path, path => File.ReadAllText(Path.Combine(workspace.Root, path)), StringComparer.Ordinal);

        // The difference leads there, and the reverse of it back.
        Assert.Equal(after, Patch.Apply(before, run.Output));
        Assert.Equal(before, Patch.Apply(after, Reversed(run.Output)));

        // Comments, the line ends and the number of documents.
        Assert.All(before.Keys.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)), path =>
        {
            Assert.Equal(Comments(before[path]), Comments(after[path]));
            Assert.Equal(before[path].Contains('\r') ? 0 : after[path].Count(c => c == '\n'), after[path].Replace("\r\n", string.Empty, StringComparison.Ordinal).Count(c => c == '\n'));
        });

        // What was fixed is not found again, and a second time changes nothing.
        string[] left = [.. run.Error.Split('\n').Where(line => line.StartsWith("left ", StringComparison.Ordinal))];
        int found = Codes(workspace).Count(code => code is "RF3001" or "RF2101");
        Assert.Equal(left.Count(line => line.Contains(" RF3001: ", StringComparison.Ordinal) || line.Contains(" RF2101: ", StringComparison.Ordinal)), found);
        CliRun again = workspace.Run("fix", "-f", ".", "-q");
        Assert.Equal((run.ExitCode, string.Empty), (again.ExitCode, again.Output));

        // Where nothing was refused before, the same may pass.
        if (mapBefore.Length > 0)
        {
            Assert.Equal(mapBefore, workspace.Run("map", "-f", ".", "-q", "-o", "csv").Output);
        }

        string[] done = [.. run.Error.Split('\n').Where(line => line.StartsWith("fixed ", StringComparison.Ordinal))];
        _fixed += done.Count(line => line.Contains(": RF3001: ", StringComparison.Ordinal));
        _mended += done.Count(line => line.Contains(": RF2101: ", StringComparison.Ordinal));
    }

    /// <summary>A text with more to trip over; every second with spellings that the API server refuses.</summary>
    private static string Decorated(string path, string text, ulong seed)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            return text;
        }

        string lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string[] lines = [.. text.Split(lineBreak).Select((line, index) => line.StartsWith("metadata:", StringComparison.Ordinal) && index % 2 == 0 ? $"#\tkept {index}{lineBreak}{line}" : line)];
        string refused = seed % 2 == 0 && path.StartsWith("policies", StringComparison.Ordinal)
            ? string.Join(lineBreak, lines).Replace("protocol: TCP", "protocol: tcp", StringComparison.Ordinal)
            : string.Join(lineBreak, lines);
        return path.StartsWith("policies", StringComparison.Ordinal) ? refused + Anchored.Replace("\n", lineBreak, StringComparison.Ordinal) : refused;
    }

    private static string[] Comments(string text) =>
        [.. text.Split('\n').Where(line => line.Contains('#', StringComparison.Ordinal)).Select(line => line[line.IndexOf('#', StringComparison.Ordinal)..])];

    // Of what can be repaired: a policy without a spec, for one, has no place for policyTypes.
    private static IEnumerable<string?> Codes(Workspace workspace) =>
        workspace.Run("check", "-f", ".", "-o", "json").Json().GetProperty("diagnostics").EnumerateArray()
            .Where(finding => finding.TryGetProperty("fix", out _))
            .Select(finding => finding.GetProperty("code").GetString());

    private static string Reversed(string difference) => string.Concat(difference.Split('\n', StringSplitOptions.None).SkipLast(1).Select(line => line switch
    {
        ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] => line,
        ['@', ..] => string.Join(' ', line.Split(' ') is [var at, var was, var now, ..] ? (string[])[at, "-" + now[1..], "+" + was[1..], at] : []),
        ['-', .. var rest] => "+" + rest,
        ['+', .. var rest] => "-" + rest,
        _ => line,
    }).Select(line => line + "\n"));
}
