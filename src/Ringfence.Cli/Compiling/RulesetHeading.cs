using Ringfence.Explain;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>The comment over a ruleset: whose it is, which chain judges which pods for which policies, and what it rests on.</summary>
internal static class RulesetHeading
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(CompiledNode compiled, IEnumerable<ExplainedCaveat> caveats) =>
    [
        $"What node {compiled.Node} enforces. Load it with nft -f -, any number of times; docs/nftables-layout.md explains every chain and set.",
        string.Empty,
        .. compiled.Classes.IsEmpty ? ["No policy isolates a pod of this node: everything passes."] : compiled.Classes.SelectMany(Of),
        .. caveats.Select(caveat => $"{caveat.Descriptor.Code}  {caveat.Message}"),
        string.Empty,
    ];

    private static IEnumerable<string> Of(PodClass one) =>
    [
        one.Chain,
        $"  policies  {string.Join(", ", one.Policies)}{(one.Fate == LogFate.Passed ? "  (audit: logged, not stopped)" : string.Empty)}",
        $"  pods      {string.Join(", ", one.Pods)}",
    ];
}
