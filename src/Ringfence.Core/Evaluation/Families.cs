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
}
