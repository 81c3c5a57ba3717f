namespace Ringfence.Core;

/// <summary>The address families in which a connection between two parties can be made.</summary>
public static class Families
{
    private static readonly ValueArray<AddressFamily> Both = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>
    /// Those that both have. When there is none, that of an address, of the end whose addresses are known, or of the source, in this order:
    /// an endpoint of which nothing is known may have either family, and any other answer says that the ends have none in common.
    /// </summary>
    /// <param name="source">Who connects.</param>
    /// <param name="destination">To whom.</param>
    /// <param name="addressesOf">The addresses of a party as rules see them: <see cref="Evaluator.AddressesOf"/>, <see cref="PeerReader.AddressesOf"/>.</param>
    public static ValueArray<AddressFamily> Between(Party source, Party destination, Func<Party, EndpointAddresses> addressesOf)
    {
        // An endpoint of which nothing is known takes part in IPv4 (docs/semantics.md 5.10).
        EndpointAddresses from = addressesOf(source);
        EndpointAddresses to = addressesOf(destination);
        ValueArray<AddressFamily> common = [.. Both.Where(family => from.Has(family) && to.Has(family))];
        if (!common.IsEmpty)
        {
            return common;
        }

        bool destinationTells = source is not Party.External && (destination is Party.External || from.Knowledge == AddressKnowledge.Assumed);
        EndpointAddresses telling = destinationTells ? to : from;
        return [Both.Where(telling.Has).FirstOrDefault()];
    }

    /// <summary>Those in which the two can connect at all; none when each end's addresses are known and of families that the other's are not.</summary>
    /// <param name="source">Who connects.</param>
    /// <param name="destination">To whom.</param>
    /// <param name="addressesOf">As for <see cref="Between"/>.</param>
    /// <remarks>Source: docs/semantics.md 5.11.</remarks>
    public static ValueArray<AddressFamily> Connecting(Party source, Party destination, Func<Party, EndpointAddresses> addressesOf) =>
        [.. Between(source, destination, addressesOf).Where(family => MayHave(addressesOf(source), family) && MayHave(addressesOf(destination), family))];

    /// <summary>Whether an end has an address of a family, or may have: of its addresses nothing is known.</summary>
    internal static bool MayHave(EndpointAddresses addresses, AddressFamily family) =>
        addresses.Knowledge == AddressKnowledge.Assumed || addresses.Has(family);
}
