using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>IP addresses by the rules that Go had before 1.17 (k8s.io/utils <c>internal/third_party/forked/golang/net</c>).</summary>
internal static class SloppyAddress
{
    // Go gives up on a number here, whatever follows.
    private const int TooBig = 0xFFFFFF;
    private const int Groups = 8;

    /// <summary>Reads an address.</summary>
    /// <param name="text">IPv4 or IPv6, nothing around it.</param>
    /// <param name="address">Its bits; IPv6 for anything with a colon, mapped IPv4 included.</param>
    /// <param name="zeros">Whether it has leading zeros that today's Go refuses.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Address address, out bool zeros)
    {
        bool parsed = TryParseIPv4(text, out uint low, out zeros);
        address = Address.OfIPv4(low);
        return parsed || TryParseIPv6(text, out address, out zeros);
    }

    /// <summary>Takes a decimal number off the front of a text.</summary>
    public static bool TryTakeDecimal(ref ReadOnlySpan<char> text, out int number, out bool zeros)
    {
        bool zeroFirst = text is ['0', ..];
        bool taken = TryTakeNumber(ref text, 10, out number, out int digits);
        zeros = zeroFirst && digits > 1;
        return taken;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> text, int radix, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        while (digits < text.Length && char.IsAsciiHexDigit(text[digits]) && DigitOf(text[digits]) < radix)
        {
            number = (number * radix) + DigitOf(text[digits]);
            digits++;
            if (number >= TooBig)
            {
                return false;
            }
        }

        text = text[digits..];
        return digits > 0;
    }

    private static int DigitOf(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryParseIPv4(ReadOnlySpan<char> text, out uint bits, out bool zeros)
    {
        bits = 0;
        zeros = false;
        for (int i = 0; i < 4; i++)
        {
            if (i > 0)
            {
                if (text is not ['.', ..])
                {
                    return false;
                }

                text = text[1..];
            }

            if (!TryTakeDecimal(ref text, out int octet, out bool octetZeros) || octet > byte.MaxValue)
            {
                return false;
            }

            bits = (bits << 8) | (uint)octet;
            zeros |= octetZeros;
        }

        return text.IsEmpty;
    }

    // Apart from the IPv4 way, which is most: code with numbers of 128 bits is not compiled ahead of time.
    private static bool TryParseIPv6(ReadOnlySpan<char> text, out Address address, out bool zeros)
    {
        bool parsed = TryParseIPv6(text, out UInt128 bits, out zeros);
        address = new Address(AddressFamily.IPv6, bits);
        return parsed;
    }

    private static bool TryParseIPv6(ReadOnlySpan<char> text, out UInt128 bits, out bool zeros)
    {
        bits = 0;
        zeros = false;
        int gap = -1;
        int count = 0;
        if (text is [':', ':', ..])
        {
            gap = 0;
            text = text[2..];
        }

        while (!text.IsEmpty && count < Groups)
        {
            ReadOnlySpan<char> group = text;
            if (!TryTakeNumber(ref text, 16, out int value, out int digits) || value > ushort.MaxValue)
            {
                return false;
            }

            if (text is ['.', ..])
            {
                // An IPv4 tail: the last two groups, or anywhere after the gap as long as it fits.
                if ((gap < 0 && count != Groups - 2) || count > Groups - 2 || !TryParseIPv4(group, out uint tail, out bool tailZeros))
                {
                    return false;
                }

                bits = (bits << 32) | tail;
                zeros |= tailZeros;
                count += 2;
                text = default;
                break;
            }

            bits = (bits << 16) | (uint)value;
            zeros |= digits > 4;
            count++;
            if (text.IsEmpty)
            {
                break;
            }

            if (text is not [':', _, ..])
            {
                return false;
            }

            text = text[1..];
            if (text[0] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = count;
                text = text[1..];
            }
        }

        // A gap stands for at least one group.
        if (!text.IsEmpty || (gap < 0 ? count < Groups : count >= Groups))
        {
            return false;
        }

        bits = Expand(bits, gap, count);
        return true;
    }

    private static UInt128 Expand(UInt128 bits, int gap, int count)
    {
        if (gap < 0)
        {
            return bits;
        }

        // A shift by 128 is a shift by 0, hence the guards for nothing before and nothing after the gap.
        int after = count - gap;
        UInt128 tail = bits & ((UInt128.One << (16 * after)) - 1);
        UInt128 head = gap == 0 ? 0 : bits >> (16 * after) << (16 * (Groups - gap));
        return head | tail;
    }
}
