namespace Ringfence.Core;

/// <summary>What is known of an endpoint's addresses: one exactly, per family, or only where they may lie.</summary>
/// <param name="Possible">Every address the endpoint may have; for a pod with addresses, exactly those (at most one a family).</param>
/// <param name="Knowledge">What <paramref name="Possible"/> is worth: the addresses, bounds for them, or an assumption.</param>
public sealed record EndpointAddresses(AddressSet Possible, AddressKnowledge Knowledge)
{
    // Both families are asked for at every address block of every rule, so they are cut apart once.
    private readonly AddressSet _ipv4 = Possible.In(AddressFamily.IPv4);
    private readonly AddressSet _ipv6 = Possible.In(AddressFamily.IPv6);

    /// <summary>Nothing is known: some IPv4 address (docs/semantics.md, workloads without address).</summary>
    public static EndpointAddresses Unknown { get; } = new(AddressSet.AllOf(AddressFamily.IPv4), AddressKnowledge.Assumed);

    /// <summary>Every address the endpoint may have.</summary>
    public AddressSet Possible { get; } = Possible;

    /// <summary>Exactly these addresses, one a family at most.</summary>
    public static EndpointAddresses Known(params ReadOnlySpan<Address> addresses)
    {
        Cidr[] blocks = new Cidr[addresses.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] = Cidr.Of(addresses[i]);
        }

        return new EndpointAddresses(AddressSet.Of(blocks), AddressKnowledge.Exact);
    }

    /// <summary>Some address of a set, such as the cluster's pod range.</summary>
    public static EndpointAddresses SomewhereIn(AddressSet possible) => new(possible, AddressKnowledge.Bounds);

    /// <summary>Whether the endpoint has an address of a family, or may have.</summary>
    public bool Has(AddressFamily family) => !In(family).IsEmpty;

    /// <summary>The possible addresses of one family.</summary>
    public AddressSet In(AddressFamily family) => family == AddressFamily.IPv4 ? _ipv4 : _ipv6;

    /// <summary>The known address of a family; false when there is none or it is not known.</summary>
    public bool TryGet(AddressFamily family, out Address address)
    {
        AddressSet set = In(family);
        address = set.IsEmpty ? default : set.Ranges[0].First;
        return Knowledge == AddressKnowledge.Exact && !set.IsEmpty;
    }
}
