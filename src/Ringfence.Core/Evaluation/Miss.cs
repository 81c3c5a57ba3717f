namespace Ringfence.Core;

/// <summary>One reason why a rule did not match; a closed set of cases, facts only. Words are made of them elsewhere.</summary>
public abstract record Miss
{
    private Miss()
    {
    }

    /// <summary>The connection's protocol and port are not among the numbers the rule lists.</summary>
    public sealed record Port(Protocol Protocol, ushort Number, TrafficSet Wanted) : Miss;

    /// <summary>The rule names a port that leads elsewhere on this destination, or nowhere.</summary>
    /// <param name="Wanted">The name and protocol in the rule.</param>
    /// <param name="Declared">What the destination declares under that name, any protocol; empty when nothing.</param>
    public sealed record PortNamed(PortName Wanted, ValueArray<ContainerPort> Declared) : Miss;

    /// <summary>A label requirement is not met.</summary>
    /// <param name="Holder">Whose labels were looked at.</param>
    /// <param name="Name">The holder's name as people know it.</param>
    /// <param name="Requirement">What was asked.</param>
    /// <param name="Labels">What the holder has.</param>
    public sealed record Label(LabelHolder Holder, string Name, LabelRequirement Requirement, LabelSet Labels) : Miss;

    /// <summary>The remote lives in another namespace than the one the peer is limited to.</summary>
    public sealed record OtherNamespace(NamespaceName Wanted, NamespaceName Actual) : Miss;

    /// <summary>A selector looked at something that is no pod: an address or a node.</summary>
    public sealed record NotAPod(Party Remote) : Miss;

    /// <summary>A node peer looked at something that is no node.</summary>
    public sealed record NotANode(Party Remote) : Miss;

    /// <summary>The remote is a node, but not one in the peer's scope.</summary>
    public sealed record NodeOutOfScope(NodeScope Wanted) : Miss;

    /// <summary>The labels fit, but the pod lives in its node's network.</summary>
    public sealed record HostNetwork(EndpointId Pod) : Miss;

    /// <summary>The labels fit, but the pod has ended.</summary>
    public sealed record Finished(EndpointId Pod) : Miss;

    /// <summary>The remote's address is outside the blocks.</summary>
    public sealed record OutsideBlocks(ValueArray<Cidr> Blocks, AddressSet Address) : Miss;

    /// <summary>The remote's address is inside a block, but carved out of it.</summary>
    public sealed record CarvedOut(Cidr Hole, AddressSet Address) : Miss;

    /// <summary>The blocks are of the other address family than the connection.</summary>
    public sealed record OtherFamily(AddressFamily Actual) : Miss;

    /// <summary>The remote's address is not known, and the blocks do not cover every address it may have.</summary>
    public sealed record AddressUnknown(ValueArray<Cidr> Blocks) : Miss;

    /// <summary>The peer matches nothing at all.</summary>
    public sealed record MatchesNothing : Miss;

    /// <summary>The remote is not the subject itself.</summary>
    public sealed record NotTheSubject : Miss;

    /// <summary>The remote's domain name is not known.</summary>
    public sealed record NameUnknown(ValueArray<string> Patterns) : Miss;

    /// <summary>The remote is among those that the peer leaves out.</summary>
    public sealed record LeftOut : Miss;

    /// <summary>The reasons of one peer of a list.</summary>
    /// <param name="Index">0-based place of the peer in the rule's list.</param>
    /// <param name="Reasons">Why that peer did not match; at least one.</param>
    public sealed record InPeer(int Index, ValueArray<Miss> Reasons) : Miss;
}
