using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Endpoints that the policies of a cluster treat alike, be they subject or remote: ask once for all of them.</summary>
/// <remarks>They may differ in all that no policy asks for, most of their labels included: who they are is to be asked of each member.</remarks>
public sealed class EndpointKin
{
    internal EndpointKin(EndpointClass alike, IReadOnlyList<Endpoint> members) => (Class, Members) = (alike, members);

    /// <summary>The endpoints, at least one, in the order of the snapshot.</summary>
    public IReadOnlyList<Endpoint> Members { get; }

    /// <summary>One of them; what policies say of it they say of all.</summary>
    public Endpoint Sample => Members[0];

    /// <summary>The class behind it.</summary>
    internal EndpointClass Class { get; }

    /// <summary>Whether some policy isolates them in a direction.</summary>
    public Isolation IsolationIn(Direction direction) => RowIn(direction).Isolation;

    /// <summary>What their policies say in one direction.</summary>
    internal ClassRow RowIn(Direction direction) => direction == Direction.Egress ? Class.Egress : Class.Ingress;
}
