using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The address families in which a connection between two parties can be made.</summary>
internal static class Families
{
    private static readonly ValueArray<AddressFamily> Both = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>Those that both have; when there is none, the source's first, so that the answer can say so.</summary>
    public static ValueArray<AddressFamily> Between(Party source, Party destination)
    {
        ValueArray<AddressFamily> common = [.. Both.Where(family => Has(source, family) && Has(destination, family))];
        if (!common.IsEmpty)
        {
            return common;
        }

        return [Both.Where(family => Has(source, family)).FirstOrDefault()];
    }

    private static bool Has(Party party, AddressFamily family) => party switch
    {
        Party.Pod(var pod) => Has(pod.Addresses, family),
        Party.Node(var machine) => Has(machine.Addresses, family),
        Party.External(var block) => block.Family == family,
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };

    /// <summary>
    /// An endpoint of which nothing is known takes part in IPv4; when the other end has only IPv6, it is assumed to have that
    /// (docs/semantics.md, workloads without address).
    /// </summary>
    private static bool Has(EndpointAddresses addresses, AddressFamily family) => addresses.Has(family);
}
