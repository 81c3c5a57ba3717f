using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Things of the cluster that have addresses, in the order of these: whose addresses a block takes costs no look at the others.</summary>
internal sealed class AddressShelf<T>
{
    private readonly (Address Address, T Owner)[] _held;

    /// <summary>A shelf of some things, one entry for each address.</summary>
    public AddressShelf(IEnumerable<(Address Address, T Owner)> held) => _held = [.. held.OrderBy(one => one.Address)];

    /// <summary>Whether nothing has an address that is known.</summary>
    public bool IsEmpty => _held.Length == 0;

    /// <summary>How many addresses of a set are somebody's, and the first of their owners.</summary>
    public (int Count, T? First) In(AddressSet addresses)
    {
        int count = 0;
        T? first = default;
        foreach (AddressRange range in addresses.Ranges)
        {
            int start = FirstAtOrAfter(range.First);
            int end = FirstAtOrAfter(range.Last);
            end += end < _held.Length && _held[end].Address == range.Last ? 1 : 0;
            first = count == 0 && end > start ? _held[start].Owner : first;
            count += end - start;
        }

        return (count, first);
    }

    private int FirstAtOrAfter(Address address)
    {
        int low = 0;
        int high = _held.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _held[middle].Address.CompareTo(address) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
