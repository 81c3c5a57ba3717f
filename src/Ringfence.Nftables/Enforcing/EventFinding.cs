using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Events in the words of the catalogue.</summary>
public static class EventFinding
{
    // More names than that are not read.
    private const int MostNames = 5;

    /// <summary>What an event says that people ought to know; null for what is as it should be.</summary>
    public static RuntimeFinding? Of(EnforcementEvent told) => told switch
    {
        EnforcementEvent.ClassClosed({ Class: var judged } closed) => new RuntimeFinding(RuntimeDiagnostics.ClassClosed,
        [
            Names(judged.Pods.Select(pod => pod.Value)), judged.Direction == Direction.Ingress ? "ingress" : "egress", Names(judged.Policies.Select(policy => policy.ToString())), closed.Reason,
        ]),
        EnforcementEvent.Refused(_, var reason) => new RuntimeFinding(RuntimeDiagnostics.ChangeRefused, [reason]),
        EnforcementEvent.BridgesRefused(_, var reason) => new RuntimeFinding(RuntimeDiagnostics.OpenBridge, [reason]),
        EnforcementEvent.DriftRepaired(var cost) => new RuntimeFinding(RuntimeDiagnostics.DriftRepaired, [cost.Messages.ToString(CultureInfo.InvariantCulture)]),
        EnforcementEvent.NotCut(_, var reason) => new RuntimeFinding(RuntimeDiagnostics.NotCut, [reason]),
        EnforcementEvent.SocketsLeft(_, var reason) => new RuntimeFinding(RuntimeDiagnostics.SocketsLeft, [reason]),
        EnforcementEvent.GraceBegan(var length) => new RuntimeFinding(RuntimeDiagnostics.Grace, [length.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)]),
        EnforcementEvent.ConnectionsTolerated(var connections) => new RuntimeFinding(RuntimeDiagnostics.Tolerated, [connections.Count.ToString(CultureInfo.InvariantCulture)]),
        _ => null,
    };

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= MostNames ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNames))} and {all.Length - MostNames} more";
    }
}
