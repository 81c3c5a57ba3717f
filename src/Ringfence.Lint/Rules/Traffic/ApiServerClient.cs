using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods whose ServiceAccount has rights at the API server, and whose egress never gets there.</summary>
internal sealed class ApiServerClient : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.ApiServerClient;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        ServiceAccountRights rights = new(context.Documents);
        foreach (var alike in context.Selection.Groups
            .Where(group => group.Network == PodNetwork.Own)
            .SelectMany(group => group.Members)
            .Select(pod => (Pod: pod, Binding: rights.Of(pod.Namespace, context.Documents.NeedsOf(pod).ServiceAccount)))
            .Where(one => one.Binding is not null)
            .GroupBy(one => (Kin: context.Reach.KinOf(one.Pod), one.Binding)))
        {
            if (alike.Key.Kin is { } kin && HeldSide.Of(context, kin, Direction.Egress) is { } side && !ApiServers.Of(context).MayBeReachedFrom(side))
            {
                string lets = $"{side.Isolates} and {(side.IsOne ? "does" : "do")} not let connections out to {ApiServers.Of(context).Words}";
                yield return side.Report(Descriptor, NameList.Workloads(alike.Select(one => one.Pod)), alike.Key.Binding!, lets);
            }
        }
    }
}
