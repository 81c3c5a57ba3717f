using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ringfence.Core;

/// <summary>The text forms of addresses: strict reading, RFC 5952 printing.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Four decimal octets without leading zeros, so that nothing can be taken for octal.</summary>
    public static bool TryParseIPv4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        int octets = 0;
        foreach (Range range in text.Split('.'))
        {
            ReadOnlySpan<char> octet = text[range];
            if (octet.Length is 0 or > 3
                || (octet.Length > 1 && octet[0] == '0')
                || octet.ContainsAnyExceptInRange('0', '9') // the runtime's own parser forgives trailing NULs
                || !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out byte value)
                || ++octets > 4)
            {
                return false;
            }

            bits = (bits << 8) | value;
        }

        return octets == 4;
    }

    /// <summary>Eight groups, one <c>::</c> at most, an IPv4 tail allowed; an IPv4-mapped address becomes IPv4.</summary>
    public static bool TryParseIPv6(ReadOnlySpan<char> text, out Address address)
    {
        address = default;
        if (!TryParseIPv6Bits(text, out UInt128 bits))
        {
            return false;
        }

        address = bits >> 32 == 0xFFFF
            ? new Address(AddressFamily.IPv4, bits & uint.MaxValue)
            : new Address(AddressFamily.IPv6, bits);
        return true;
    }

    /// <summary>The 128 bits of an IPv6 text, a mapped IPv4 address left as it is written.</summary>
    public static bool TryParseIPv6Bits(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = 0;
        int gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryParseGroups(text, Groups, out bits, out int all) && all == Groups;
        }

        // An IPv4 tail is a tail: before the gap it would stand in the middle.
        if (text[..gap].Contains('.')
            || !TryParseGroups(text[..gap], Groups - 1, out UInt128 head, out int before)
            || !TryParseGroups(text[(gap + 2)..], Groups - 1 - before, out UInt128 tail, out _))
        {
            return false;
        }

        // A shift by 128 is a shift by 0, hence the guard for "no head at all".
        bits = (before == 0 ? 0 : head << (16 * (Groups - before))) | tail;
        return true;
    }

    /// <summary>RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as <c>::</c>, the first of equals.</summary>
    public static string FormatIPv6(UInt128 bits)
    {
        Span<ushort> groups = stackalloc ushort[Groups];
        for (int i = 0; i < Groups; i++)
        {
            groups[i] = (ushort)((bits >> (16 * (Groups - 1 - i))) & ushort.MaxValue);
        }

        (int start, int length) = LongestZeroRun(groups);
        StringBuilder text = new(39);
        for (int i = 0; i < Groups; i++)
        {
            if (length > 1 && i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> groups)
    {
        (int Start, int Length) best = (0, 0);
        for (int i = 0; i < Groups; i++)
        {
            int end = i;
            while (end < Groups && groups[end] == 0)
            {
                end++;
            }

            if (end - i > best.Length)
            {
                best = (i, end - i);
            }

            i = Math.Max(i, end - 1);
        }

        return best;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, int most, out UInt128 bits, out int count)
    {
        bits = 0;
        count = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (Range range in text.Split(':'))
        {
            ReadOnlySpan<char> group = text[range];
            if (group.Contains('.'))
            {
                if (range.End.Value != text.Length || !TryParseIPv4(group, out uint tail))
                {
                    return false;
                }

                bits = (bits << 32) | tail;
                count += 2;
                continue;
            }

            if (group.Length is 0 or > 4
                || group.ContainsAnyExcept(HexDigits)
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
            {
                return false;
            }

            bits = (bits << 16) | value;
            count++;
        }

        return count <= most;
    }
}
