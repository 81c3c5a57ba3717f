using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Names in messages: enough of them to find the rest, never a screenful.</summary>
public static class NameList
{
    private const int Shown = 3;

    /// <summary>The workloads of some groups of pods, each in backticks: <c>`shop/web`</c>, <c>`shop/web`, `shop/api` and 4 more</c>.</summary>
    public static string Workloads(IEnumerable<LabelGroup> groups) => Workloads(groups.SelectMany(group => group.Members));

    /// <summary>The workloads of some pods, in the same way.</summary>
    public static string Workloads(IEnumerable<Endpoint> endpoints) => Of(endpoints.Select(endpoint => endpoint.Workload.Value));

    /// <summary>Some names, each once, in backticks.</summary>
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        string[] shown = [.. all.Take(all.Length == Shown + 1 ? Shown + 1 : Shown).Select(name => $"`{name}`")];
        return all.Length > shown.Length ? $"{string.Join(", ", shown)} and {all.Length - shown.Length} more"
            : shown.Length > 1 ? $"{string.Join(", ", shown[..^1])} and {shown[^1]}"
            : string.Concat(shown);
    }
}
