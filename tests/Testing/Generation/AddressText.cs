using System.Net;

namespace Ringfence.Testing;

/// <summary>Arithmetic on addresses as text, for generators.</summary>
internal static class AddressText
{
    /// <summary>32 or 128.</summary>
    public static int Width(string address) => IPAddress.Parse(address).GetAddressBytes().Length * 8;

    /// <summary>The CIDR of this length around an address, host bits cleared.</summary>
    public static string Network(string address, int length) => $"{First(address, length)}/{length}";

    /// <summary>The lowest address of the block of this length around an address.</summary>
    public static string First(string address, int length) => Fill(address, length, 0);

    /// <summary>The highest address of the block of this length around an address.</summary>
    public static string Last(string address, int length) => Fill(address, length, 1);

    /// <summary>The address before (-1) or after (+1), wrapping around at the ends of the family.</summary>
    public static string Neighbour(string address, int step)
    {
        byte[] octets = IPAddress.Parse(address).GetAddressBytes();
        for (int index = octets.Length - 1; index >= 0; index--)
        {
            int sum = octets[index] + step;
            octets[index] = (byte)(sum & 0xFF);
            if (sum is >= 0 and <= 0xFF)
            {
                break;
            }
        }

        return new IPAddress(octets).ToString();
    }

    private static string Fill(string address, int length, int bit)
    {
        byte[] octets = IPAddress.Parse(address).GetAddressBytes();
        for (int position = length; position < octets.Length * 8; position++)
        {
            int mask = 0x80 >> (position % 8);
            octets[position / 8] = (byte)(bit == 1 ? octets[position / 8] | mask : octets[position / 8] & ~mask & 0xFF);
        }

        return new IPAddress(octets).ToString();
    }
}
