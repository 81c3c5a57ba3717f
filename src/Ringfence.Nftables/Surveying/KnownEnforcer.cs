using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Somebody who enforces policies on nodes, and how to recognise it.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Tables">Names of its tables; an asterisk at the end stands for anything.</param>
/// <param name="Chains">Names of its chains, likewise.</param>
/// <param name="Interfaces">Names of its interfaces, likewise.</param>
internal sealed record KnownEnforcer(string Name, ValueArray<string> Tables, ValueArray<string> Chains, ValueArray<string> Interfaces)
{
    /// <summary>Those we know, with names from their own sources.</summary>
    public static ValueArray<KnownEnforcer> All { get; } =
    [
        new("kube-network-policies", ["kube-network-policies*"], [], []),
        new("kube-router", ["kube-router-filter-*"], ["KUBE-ROUTER-*", "KUBE-NWPLCY-*"], []),
        new("Calico", ["calico*"], ["cali-FORWARD", "cali-INPUT"], []),
        new("Cilium", [], ["CILIUM_FORWARD"], ["cilium_host"]),
        new("Antrea", [], ["ANTREA-FORWARD"], ["antrea-gw0"]),
        new("Weave Net", [], ["WEAVE-NPC*"], []),
        new("Azure NPM", [], ["AZURE-NPM*"], []),
    ];

    /// <summary>The first trace of it; null when there is none.</summary>
    public string? TraceIn(IEnumerable<string> tables, IEnumerable<string> chains, IEnumerable<string> interfaces) =>
        Find("table", Tables, tables) ?? Find("chain", Chains, chains) ?? Find("interface", Interfaces, interfaces);

    private static string? Find(string kind, ValueArray<string> patterns, IEnumerable<string> names) =>
        names.Where(name => patterns.Any(pattern => Fits(pattern, name))).Select(name => $"{kind} {name}").FirstOrDefault();

    private static bool Fits(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : string.Equals(name, pattern, StringComparison.Ordinal);
}
