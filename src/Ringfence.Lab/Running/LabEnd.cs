using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Where one end of a connection is in a lab.</summary>
/// <param name="Space">Its namespace.</param>
/// <param name="Addresses">Its addresses.</param>
public sealed record LabEnd(NetNs Space, ValueArray<Address> Addresses)
{
    /// <summary>Its address of a family; null when it has none.</summary>
    public Address? In(AddressFamily family)
    {
        foreach (Address address in Addresses)
        {
            if (address.Family == family)
            {
                return address;
            }
        }

        return null;
    }
}
