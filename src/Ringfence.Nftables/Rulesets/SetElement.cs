using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One element of a set: a value, or a range of values, for each part of the key.</summary>
/// <remarks>An object, so that the address of a pod that is in many sets is kept once.</remarks>
public sealed record SetElement(ValueArray<KeyPart> Parts) : IComparable<SetElement>
{
    /// <summary>Whether every part has one value only: such an element can be in a set without intervals.</summary>
    public bool IsSingle
    {
        get
        {
            foreach (KeyPart part in Parts)
            {
                if (!part.IsSingle)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>An element of single values.</summary>
    public static SetElement Of(params ReadOnlySpan<UInt128> values)
    {
        KeyPart[] parts = new KeyPart[values.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = KeyPart.Of(values[i]);
        }

        return new SetElement([.. parts]);
    }

    /// <summary>An address.</summary>
    public static SetElement Of(Address address) => Of(address.Bits);

    /// <summary>A range of addresses.</summary>
    public static SetElement Of(AddressRange range) => new([new KeyPart(range.First.Bits, range.Last.Bits)]);

    /// <summary>Some ports of a protocol, given by its number.</summary>
    public static SetElement Of(byte protocol, PortRange ports) => new([KeyPart.Of(protocol), new KeyPart(ports.First, ports.Last)]);

    /// <inheritdoc/>
    public int CompareTo(SetElement? other)
    {
        if (other is null || ReferenceEquals(this, other))
        {
            return other is null ? 1 : 0;
        }

        for (int i = 0; i < Parts.Count && i < other.Parts.Count; i++)
        {
            int order = Parts[i].CompareTo(other.Parts[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Parts.Count.CompareTo(other.Parts.Count);
    }
}
