namespace Ringfence.Core;

/// <summary>The address families in which a connection between two parties can be made.</summary>
public static class Families
{
    private static readonly ValueArray<AddressFamily> Both = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>
    /// Those that both have. When there is none, that of an address, of the end whose addresses are known, or of the source, in this order:
    /// an endpoint of which nothing is known may have either family, and any other answer says that the ends have none in common.
    /// </summary>
    public static ValueArray<AddressFamily> Between(Party source, Party destination)
    {
        ValueArray<AddressFamily> common = [.. Both.Where(family => Has(source, family) && Has(destination, family))];
        if (!common.IsEmpty)
        {
            return common;
        }

        Party telling = source is not Party.External && (destination is Party.External || IsUnknown(source)) ? destination : source;
        return [Both.Where(family => Has(telling, family)).FirstOrDefault()];
    }

    private static bool IsUnknown(Party party) => party switch
    {
        Party.Pod(var pod) => pod.Addresses.Knowledge == AddressKnowledge.Assumed,
        Party.Node(var machine) => machine.Addresses.Knowledge == AddressKnowledge.Assumed,
        _ => false,
    };

    // An endpoint of which nothing is known takes part in IPv4 (docs/semantics.md 5.10).
    private static bool Has(Party party, AddressFamily family) => party switch
    {
        Party.Pod(var pod) => pod.Addresses.Has(family),
        Party.Node(var machine) => machine.Addresses.Has(family),
        Party.External(var block) => block.Family == family,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };
}
