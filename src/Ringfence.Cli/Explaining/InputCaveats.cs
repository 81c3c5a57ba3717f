using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>What every answer about a cluster rests on, whatever is asked.</summary>
internal static class InputCaveats
{
    /// <summary>Objects and documents that were left out, and policies of languages that are not evaluated.</summary>
    public static ValueArray<ExplainedCaveat> Of(ClusterInput input) =>
    [
        .. input.Cluster.ForeignPolicies.Select(kind =>
            new ExplainedCaveat(CaveatDiagnostics.ForeignPolicies, [$"{kind.Count}", kind.Kind, kind.ApiVersion])),
        .. input.Cluster.LeftOut.Select(NameOf)
            .Concat(input.Unreadable.Select(place => place.ToString()))
            .Distinct(StringComparer.Ordinal)
            .Select(left => new ExplainedCaveat(CaveatDiagnostics.ObjectsLeftOut, [left])),
    ];

    private static string NameOf(LeftOutObject left) => left.Name switch
    {
        { Kind: "" } or { Name: "" } => left.Place.ToString(),
        { Namespace: "" } => $"{left.Name.Kind} {left.Name.Name}",
        _ => $"{left.Name.Kind} {left.Name.Namespace}/{left.Name.Name}",
    };
}
