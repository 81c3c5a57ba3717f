using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>Says what happened to enforcement, for people.</summary>
internal static class EventText
{
    /// <summary>One sentence; empty for what goes without saying.</summary>
    public static string Of(NodeName node, EnforcementEvent happened) => happened switch
    {
        EnforcementEvent.Enforced or EnforcementEvent.ConnectionsTolerated or EnforcementEvent.GraceBegan or EnforcementEvent.GraceEnded => string.Empty,
        EnforcementEvent.PodsReady(var pods, var window, GuardMode.Drop) => $"{node}: {Text.Counted(pods, "new pod")} guarded for {Milliseconds(window)}, until policies were in place",
        EnforcementEvent.PodsReady(var pods, var window, _) => $"{node}: {Text.Counted(pods, "new pod")} not isolated for {Milliseconds(window)}, until policies were in place",
        EnforcementEvent.ClassClosed(var closed) =>
            $"{node}: the kernel refuses what {string.Join(", ", closed.Class.Policies)} mean, so nothing is allowed to {string.Join(", ", closed.Class.Pods)} in that direction",
        EnforcementEvent.ClassReopened(var reopened) => $"{node}: {string.Join(", ", reopened.Pods)} are enforced as written again",
        EnforcementEvent.Refused(_, var reason) => $"{node}: the kernel refuses the change, and what was in force stays: {reason}",
        EnforcementEvent.BridgesRefused(_, var reason) => $"{node}: the kernel refuses the table for bridges, so pods that share one may use each other's addresses, and broadcast reaches isolated pods: {reason}",
        EnforcementEvent.DriftRepaired => $"{node}: somebody else changed our table; it was put right",
        EnforcementEvent.ConnectionsCut(var connections) => $"{node}: {Text.Counted(connections.Count, "live connection")} cut, which policies do not allow any more",
        EnforcementEvent.SocketsLeft(_, var reason) => $"{node}: a silent side of connections that were cut keeps its socket: {reason}",
        EnforcementEvent.NotCut(_, var reason) => $"{node}: live connections cannot be seen, so those that policies do not allow any more go on: {reason}",
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled event {happened.GetType().Name}."),
    };

    private static string Milliseconds(TimeSpan time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
