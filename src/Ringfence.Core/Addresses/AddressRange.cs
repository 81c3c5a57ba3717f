namespace Ringfence.Core;

/// <summary>An inclusive range of addresses of one family.</summary>
public readonly record struct AddressRange
{
    /// <summary>The range from one address to another.</summary>
    /// <exception cref="ArgumentException">The families differ, or the last comes before the first.</exception>
    public AddressRange(Address first, Address last)
    {
        if (first.Family != last.Family || last.CompareTo(first) < 0)
        {
            throw new ArgumentException($"{first} to {last} is not a range.", nameof(last));
        }

        (First, Last) = (first, last);
    }

    /// <summary>The lowest address.</summary>
    public Address First { get; }

    /// <summary>The highest address, which belongs to the range.</summary>
    public Address Last { get; }

    /// <summary>The family of both ends.</summary>
    public AddressFamily Family => First.Family;

    /// <summary>Whether the address lies in the range.</summary>
    public bool Contains(Address address) => First.CompareTo(address) <= 0 && address.CompareTo(Last) <= 0;
}
