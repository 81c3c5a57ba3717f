using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Endpoints that the policies of a cluster treat alike, be they subject or remote.</summary>
/// <param name="Number">Its number among all classes, from 0.</param>
/// <param name="Sample">One of them; what holds for it holds for all.</param>
/// <param name="Egress">What they may open.</param>
/// <param name="Ingress">What may be opened to them.</param>
/// <param name="Ports">The port names that rules can refer to when one of them is the destination.</param>
/// <param name="Families">Their address families, numbered.</param>
/// <param name="Outside">The addresses outside that they can connect with at all: those of their families.</param>
/// <param name="NodeTraffic">Whether their traffic is that of a node which is known.</param>
internal sealed record EndpointClass(
    int Number,
    Party.Pod Sample,
    ClassRow Egress,
    ClassRow Ingress,
    DeclaredPorts Ports,
    int Families,
    AddressSet Outside,
    NodeTraffic NodeTraffic)
{
    /// <summary>What they may exchange with addresses outside in a direction: disjoint sets of these, each with the number of its traffic, that leave nothing allowed out.</summary>
    public IReadOnlyList<(AddressSet Addresses, int Traffic)> OutsideTraffic(Direction direction)
    {
        // Nothing outside declares ports, so on the way out names mean nothing there.
        IReadOnlyList<(AddressSet Addresses, int Traffic)> allowed = direction == Direction.Egress ? Egress.Outside(DeclaredPorts.None) : Ingress.Outside(Ports);
        return Outside == AddressSet.All
            ? allowed
            : [.. allowed.Select(piece => (Addresses: piece.Addresses.Intersect(Outside), piece.Traffic)).Where(piece => !piece.Addresses.IsEmpty)];
    }
}
