using System.Globalization;

namespace Ringfence.Bench;

/// <summary>The link addresses of the ground, and which way a frame goes.</summary>
/// <param name="From">Who sends it on its first link.</param>
/// <param name="To">Who takes it there.</param>
internal sealed record FrameRoad(string From, string To)
{
    /// <summary>The source's end of its link.</summary>
    public const string Source = "02:00:00:00:00:01";

    /// <summary>The router's end of that link.</summary>
    public const string RouterToSource = "02:00:00:00:00:02";

    /// <summary>The router's end of the link to the sink.</summary>
    public const string RouterToSink = "02:00:00:00:00:03";

    /// <summary>The sink's end.</summary>
    public const string Sink = "02:00:00:00:00:04";

    /// <summary>From the source to the sink.</summary>
    public static FrameRoad Forth { get; } = new(Source, RouterToSource);

    /// <summary>From the sink to the source.</summary>
    public static FrameRoad Back { get; } = new(Sink, RouterToSink);

    /// <summary>Writes an Ethernet header for IPv4, 14 bytes.</summary>
    public void Write(Span<byte> header)
    {
        Write(To, header);
        Write(From, header[6..]);
        (header[12], header[13]) = (0x08, 0x00);
    }

    private static void Write(string address, Span<byte> target)
    {
        for (int i = 0; i < 6; i++)
        {
            target[i] = byte.Parse(address.AsSpan(3 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }
}
