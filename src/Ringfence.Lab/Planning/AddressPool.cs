using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Gives out addresses that nobody has, always the same to the same owner.</summary>
internal sealed class AddressPool(Cidr block)
{
    private readonly Dictionary<string, Address> _given = [];
    private UInt128 _next = block.First.Bits;

    /// <summary>The owner's address.</summary>
    /// <param name="owner">Who asks.</param>
    /// <param name="taken">Addresses that others have by themselves.</param>
    /// <exception cref="InvalidOperationException">There is none left.</exception>
    public Address For(string owner, IReadOnlySet<Address> taken)
    {
        if (_given.TryGetValue(owner, out Address address) && !taken.Contains(address))
        {
            return address;
        }

        do
        {
            // The first of a block stands for the block itself.
            address = new Address(block.Family, ++_next);
            if (!block.Contains(address))
            {
                throw new InvalidOperationException($"All addresses of {block} are in use.");
            }
        }
        while (taken.Contains(address) || _given.ContainsValue(address));
        return _given[owner] = address;
    }
}
