using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Says in words why a rule did not match. The one place where the facts of a <see cref="Miss"/> become sentences.</summary>
public static class MissWords
{
    /// <summary>All reasons of a rule, joined by semicolons; peers are numbered when there is more than one.</summary>
    public static string Of(ValueArray<Miss> misses)
    {
        int peers = misses.Count(miss => miss is Miss.InPeer);
        bool numbered = peers > 1 || misses.Any(miss => miss is Miss.InPeer(> 0, _));
        return string.Join("; ", misses.Select(miss => miss is Miss.InPeer(var index, var reasons)
            ? numbered ? $"peer {index}: {Joined(reasons)}" : Joined(reasons)
            : Of(miss)));
    }

    /// <summary>One reason, without a capital and without a stop.</summary>
    public static string Of(Miss miss) => miss switch
    {
        Miss.Port port => OfPort(port),
        Miss.PortNamed(var wanted, var declared) => OfPortName(wanted, declared),
        Miss.Label label => LabelWords.Of(label),
        Miss.OtherNamespace(var wanted, var actual) => $"namespace {actual} is not {wanted}",
        Miss.NotAPod(var remote) => $"{PartyWords.Of(remote)} is no pod, and the rule is about pods",
        Miss.NotANode(var remote) => $"{PartyWords.Of(remote)} is no node, and the rule is about nodes",
        Miss.NodeOutOfScope(var wanted) => OfScope(wanted),
        Miss.HostNetwork(var pod) => $"the labels of {pod} fit, but it lives in its node's network",
        Miss.Finished(var pod) => $"the labels of {pod} fit, but it has ended",
        Miss.OutsideBlocks(var blocks, var address) => $"{AddressWords.Of(address)} is not in {string.Join(", ", blocks)}",
        Miss.CarvedOut(var hole, var address) => $"{AddressWords.Of(address)} is carved out by except {hole}",
        Miss.OtherFamily(var actual) => $"the rule's addresses are not {actual}, and this connection is",
        Miss.AddressUnknown(var blocks) => $"the address is not known, and {string.Join(", ", blocks)} does not cover every address",
        Miss.MatchesNothing => "the rule matches nobody",
        Miss.NotTheSubject => "the rule is for the pod itself",
        Miss.NameUnknown(var patterns) => $"whether the address belongs to {string.Join(", ", patterns)} is not known",
        Miss.LeftOut => "it is among those the rule leaves out",
        Miss.InPeer(var index, var reasons) => $"peer {index}: {Joined(reasons)}",
        _ => throw new UnreachableException($"Unhandled miss {miss.GetType().Name}."),
    };

    private static string Joined(ValueArray<Miss> reasons) => string.Join(" and ", reasons.Select(Of));

    private static string OfPort(Miss.Port miss)
    {
        if (miss.Wanted.IsEmpty)
        {
            return "the rule lists no port";
        }

        // Semicolons part reasons here, so the protocols of a set are parted by commas.
        string wanted = miss.Wanted.ToString().Replace("; ", ", ", StringComparison.Ordinal);
        if (miss.Protocol == Protocol.Other)
        {
            return $"a protocol without ports is not in {wanted}";
        }

        PortSet same = miss.Wanted.PortsOf(miss.Protocol);
        return same.IsEmpty || miss.Wanted != TrafficSet.Of(miss.Protocol, same)
            ? $"{miss.Protocol.ToName()} {miss.Number} is not in {wanted}"
            : $"port {miss.Number} is not in {same}";
    }

    private static string OfPortName(PortName wanted, ValueArray<ContainerPort> declared)
    {
        if (declared.IsEmpty)
        {
            return $"the destination has no port named {wanted.Name}";
        }

        string meant = string.Join(", ", declared.Select(port => $"{port.Protocol.ToName()} {port.Number}").Distinct());
        return declared.Any(port => port.Protocol == wanted.Protocol)
            ? $"port name {wanted.Name} means {meant} there"
            : $"port name {wanted.Name} means {meant} there, and the rule wants {wanted.Protocol.ToName()}";
    }

    private static string OfScope(NodeScope wanted) => wanted switch
    {
        NodeScope.Own => "it is not the node the pod runs on",
        NodeScope.Other => "it is the node the pod runs on",
        NodeScope.Any => "it is no node",
    };
}
