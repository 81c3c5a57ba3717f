using System.Text.Json;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>map</c> and <c>explain</c> say the same of the examples, pair by pair.</summary>
public sealed class MapAgreementTests
{
    public static TheoryData<string> Examples => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "examples")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Map_EveryPairOfAnExample_IsWhatExplainAnswers(string folder)
    {
        using Workspace workspace = new();
        JsonElement map = workspace.Run("map", "-f", folder, "-o", "json").Json();
        Dictionary<(string, string), string> listed = map.GetProperty("connections").EnumerateArray()
            .ToDictionary(one => (one.GetProperty("from").GetString()!, one.GetProperty("to").GetString()!), one => one.GetProperty("ports").GetString()!);
        JsonElement[] ends = [.. map.GetProperty("endpoints").EnumerateArray()];
        int asked = 0;
        foreach (JsonElement from in ends)
        {
            foreach (JsonElement to in ends.Where(to => IsPods(from) || IsPods(to)))
            {
                (string source, string target) = (Id(from), Id(to));
                string expected = source == target ? to.GetProperty("within").GetString()! : listed.GetValueOrDefault((source, target), "none");
                string answer = workspace.Run("explain", source, target.Contains(':', StringComparison.Ordinal) ? $"[{target}]" : target, "-f", folder, "-o", "json").Json().GetProperty("ports").GetString()!;
                Assert.True(expected == answer, $"{source} -> {target}: the map has {expected}, explain {answer}");
                asked++;
            }
        }

        Assert.True(asked > 20, $"only {asked} pairs");
    }

    private static string Id(JsonElement end) => end.GetProperty("id").GetString()!;

    private static bool IsPods(JsonElement end) => end.TryGetProperty("within", out _);
}
