namespace Ringfence.Core;

/// <summary>The far side as a rule writes it: a small closed algebra that every dialect compiles to.</summary>
public abstract record Peer
{
    private Peer()
    {
    }

    /// <summary>Every remote: pods, nodes and addresses.</summary>
    public sealed record Anywhere : Peer;

    /// <summary>No remote. Not the same as <see cref="Anywhere"/>, which an empty list would suggest.</summary>
    public sealed record Nothing : Peer;

    /// <summary>The subject itself.</summary>
    public sealed record Subject : Peer;

    /// <summary>Pods by their labels.</summary>
    public sealed record Endpoints(EndpointSelector Selector) : Peer;

    /// <summary>Addresses: the included blocks less the excluded ones, as written, and the set they come to.</summary>
    public sealed record Networks(ValueArray<Cidr> Included, ValueArray<Cidr> Excluded, NetworkScope Scope) : Peer
    {
        /// <summary>The blocks as written.</summary>
        public ValueArray<Cidr> Included { get; } = Included;

        /// <summary>What is carved out of them, as written.</summary>
        public ValueArray<Cidr> Excluded { get; } = Excluded;

        /// <summary>Included less excluded.</summary>
        public AddressSet Addresses { get; } = AddressSet.Of(Included.Span).Except(AddressSet.Of(Excluded.Span));
    }

    /// <summary>Nodes by their labels.</summary>
    public sealed record Nodes(LabelSelector Selector, NodeScope Scope) : Peer;

    /// <summary>Domain names, which offline nobody can resolve: matches no address that is not known to be named so.</summary>
    public sealed record Names(ValueArray<string> Patterns) : Peer;

    /// <summary>Remotes that any of the peers matches; none for an empty list.</summary>
    public sealed record AnyOf(ValueArray<Peer> Peers) : Peer;

    /// <summary>Remotes that both match.</summary>
    public sealed record Both(Peer First, Peer Second) : Peer;

    /// <summary>Remotes that the first matches and the second does not.</summary>
    public sealed record Except(Peer First, Peer Second) : Peer;
}
