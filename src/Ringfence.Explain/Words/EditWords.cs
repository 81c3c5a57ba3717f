using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Edits in words.</summary>
public static class EditWords
{
    /// <summary>What an edit does, as an instruction without a stop.</summary>
    public static string Of(Edit edit) => edit switch
    {
        Edit.PodLabel(_, var workload, var key, var value) => $"label {workload} with {key}={value}",
        Edit.NamespaceLabel(var space, var key, var value) => $"label namespace {space} with {key}={value}",
        Edit.RulePort(var rule, var port) => $"add {port} to {rule}",
        Edit.RulePeer(var rule, var peer) => $"add {Of(peer)} to {rule}",
        Edit.NewRule(var policy, var direction, var peer, var port, var others) =>
            $"add a rule to {policy} that lets {port} {(direction == Direction.Ingress ? "in from" : "out to")} {Of(peer)}{(others == 0 ? "" : $" (for {Names.Counted(others, "other")} that the policy selects as well)")}",
        Edit.PolicyType(var policy, var direction) => $"list {direction} in policyTypes of {policy}, so that its rules count",
        Edit.NewPolicy(var policy, var subject, var direction, var peer, var port, _) =>
            $"add policy {policy} for pods with {subject}: {port} {(direction == Direction.Ingress ? "in from" : "out to")} {Of(peer)}",
        _ => throw new UnreachableException($"Unhandled edit {edit.GetType().Name}."),
    };

    private static string Of(EditPeer peer) => peer switch
    {
        EditPeer.Pods(null, var labels) => $"pods with {labels}",
        EditPeer.Pods({ } space, var labels) => $"pods with {labels} in namespace {space}",
        EditPeer.Block(var block) => block.ToString(),
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };
}
