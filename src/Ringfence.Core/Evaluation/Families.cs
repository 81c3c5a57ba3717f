namespace Ringfence.Core;

/// <summary>The address families in which a connection between two parties can be made.</summary>
public static class Families
{
    private static readonly ValueArray<AddressFamily> Both = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>
    /// Those that both have. When there is none, that of an address, of the end whose addresses are known, or of the source, in this order:
    /// an endpoint of which nothing is known may have either family, and any other answer says that the ends have none in common.
    /// </summary>
    public static ValueArray<AddressFamily> Between(Evaluator evaluator, Party source, Party destination)
    {
        // An endpoint of which nothing is known takes part in IPv4 (docs/semantics.md 5.10).
        EndpointAddresses from = evaluator.AddressesOf(source);
        EndpointAddresses to = evaluator.AddressesOf(destination);
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
