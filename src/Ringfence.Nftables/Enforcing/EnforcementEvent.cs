using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Something that happened to the enforcement of a node and that people may want to hear of; a closed set of cases.</summary>
public abstract record EnforcementEvent
{
    private EnforcementEvent()
    {
    }

    /// <summary>What the cluster says is in force.</summary>
    /// <param name="Cost">How much had to be changed; nothing when it was in force already.</param>
    public sealed record Enforced(TransactionCost Cost) : EnforcementEvent;

    /// <summary>The policies of new pods are in place.</summary>
    /// <param name="Pods">How many pods.</param>
    /// <param name="Window">For how long the first of them had an interface by then: unless it was guarded, it was not isolated.</param>
    /// <param name="Guard">What became of their packets meanwhile.</param>
    public sealed record PodsReady(int Pods, TimeSpan Window, GuardMode Guard) : EnforcementEvent;

    /// <summary>The kernel refuses what policies mean for some pods, so nothing is allowed to them in a direction. All other pods are enforced as written.</summary>
    public sealed record ClassClosed(ClosedClass Closed) : EnforcementEvent;

    /// <summary>Pods for which nothing was allowed are enforced as written again.</summary>
    public sealed record ClassReopened(PodClass Class) : EnforcementEvent;

    /// <summary>Nothing of the change is in force, and what was in force before still is.</summary>
    /// <param name="Error">Why the kernel refuses.</param>
    /// <param name="Reason">What it refuses, for people.</param>
    public sealed record Refused(Errno Error, string Reason) : EnforcementEvent;

    /// <summary>
    /// The table for bridges is not in force: pods that share one may forge sources there, and their broadcast reaches isolated pods.
    /// Policies are in force all the same.
    /// </summary>
    /// <param name="Error">Why the kernel refuses.</param>
    /// <param name="Reason">What it refuses, for people.</param>
    public sealed record BridgesRefused(Errno Error, string Reason) : EnforcementEvent;

    /// <summary>Somebody else changed or removed our table, and it was put right.</summary>
    /// <param name="Cost">How much had to be changed.</param>
    public sealed record DriftRepaired(TransactionCost Cost) : EnforcementEvent;

    /// <summary>Live connections that policies do not allow any more were cut.</summary>
    /// <param name="Connections">Their first packets, as the node forwards them.</param>
    public sealed record ConnectionsCut(ValueArray<PacketHead> Connections) : EnforcementEvent;

    /// <summary>Live connections that policies do not allow go on, since they were there before the first start; the next change of policies may cut them.</summary>
    /// <param name="Connections">Their first packets, as the node forwards them.</param>
    public sealed record ConnectionsTolerated(ValueArray<PacketHead> Connections) : EnforcementEvent;

    /// <summary>Nothing was tracked before the first start, so TCP connections that began before are let be.</summary>
    /// <param name="Length">For how long.</param>
    public sealed record GraceBegan(TimeSpan Length) : EnforcementEvent;

    /// <summary>TCP connections that began before the first start, and were not heard of since, are judged when they are.</summary>
    public sealed record GraceEnded : EnforcementEvent;

    /// <summary>The silent side of connections that were cut learns so only when it sends.</summary>
    /// <param name="Error">Why the kernel does not end its sockets.</param>
    /// <param name="Reason">The same for people.</param>
    public sealed record SocketsLeft(Errno Error, string Reason) : EnforcementEvent;

    /// <summary>Live connections cannot be seen, so those that policies do not allow any more go on; new ones are judged.</summary>
    /// <param name="Error">Why the kernel does not list them.</param>
    /// <param name="Reason">The same for people.</param>
    public sealed record NotCut(Errno Error, string Reason) : EnforcementEvent;
}
