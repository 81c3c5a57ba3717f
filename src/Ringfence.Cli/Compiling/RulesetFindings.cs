using System.Globalization;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>What is to be said of a compiled ruleset: who is not in it, and what is too much.</summary>
internal static class RulesetFindings
{
    /// <summary>The findings, by code.</summary>
    public static IReadOnlyList<ExplainedCaveat> Of(CompiledNode compiled) =>
    [
        .. compiled.LeftOut.GroupBy(one => one.Reason).OrderBy(part => part.Key).Select(part =>
            new ExplainedCaveat(DescriptorOf(part.Key), [string.Join(", ", part.Select(one => one.Endpoint))])),
        .. compiled.Missed.GroupBy(one => one.Policy).Select(part =>
            new ExplainedCaveat(RulesetDiagnostics.AuditTakesAway, [$"{part.Key}", string.Join(", ", part.Select(one => one.Pod))])),
        .. SizeFindings(RulesetSize.Of(compiled.Ruleset)),
    ];

    private static IEnumerable<ExplainedCaveat> SizeFindings(RulesetSize size)
    {
        if (size.Sets > NftLimits.Sets)
        {
            yield return new ExplainedCaveat(RulesetDiagnostics.ManySets, [Number(size.Sets), Number(NftLimits.Sets)]);
        }

        if (size.Elements > NftLimits.Elements)
        {
            yield return new ExplainedCaveat(RulesetDiagnostics.ManyElements, [Number(size.Elements), Number(NftLimits.Elements)]);
        }
    }

    private static DiagnosticDescriptor DescriptorOf(LeftOutReason reason) => reason switch
    {
        LeftOutReason.NoAddress => RulesetDiagnostics.NoAddress,
        LeftOutReason.NoNode => RulesetDiagnostics.NoNode,
        LeftOutReason.AddressTaken => RulesetDiagnostics.AddressTaken,
    };

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
