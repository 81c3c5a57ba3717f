using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ringfence.Bench;

/// <summary>Frames with a UDP datagram each, written ahead of time so that sending costs as little as can be.</summary>
/// <remarks>Frames and the headers that the kernel takes them by stay where they are in memory. Layout: linux/socket.h, struct mmsghdr, of 64-bit machines.</remarks>
internal sealed unsafe class PacketTrain : IDisposable
{
    private const int FrameBytes = 60;
    private const int HeaderBytes = 64;
    private const int VectorAt = 16;
    private const int VectorsAt = 24;
    private const int Ethernet = 14;
    private const int Ip = 20;

    private readonly byte* _frames;
    private readonly nint* _vectors;
    private readonly byte* _headers;

    private PacketTrain(int count)
    {
        Count = count;
        _frames = (byte*)NativeMemory.AllocZeroed((nuint)count, FrameBytes);
        _vectors = (nint*)NativeMemory.AllocZeroed((nuint)count, 2 * (nuint)sizeof(nint));
        _headers = (byte*)NativeMemory.AllocZeroed((nuint)count, HeaderBytes);
        for (int i = 0; i < count; i++)
        {
            _vectors[2 * i] = (nint)(_frames + (i * FrameBytes));
            _vectors[(2 * i) + 1] = FrameBytes;
            *(nint*)(_headers + (i * HeaderBytes) + VectorAt) = (nint)(_vectors + (2 * i));
            *(nint*)(_headers + (i * HeaderBytes) + VectorsAt) = 1;
        }
    }

    /// <summary>How many frames there are.</summary>
    public int Count { get; }

    /// <summary>Where the header of a frame is.</summary>
    public void* HeaderOf(int frame) => _headers + (frame * HeaderBytes);

    /// <summary>Frames each of which opens a connection of its own, from pair to pair.</summary>
    /// <param name="pairs">The ends, in turn.</param>
    /// <param name="port">The port that they are for.</param>
    /// <param name="count">How many; each pair has ports for 60,000.</param>
    public static PacketTrain Opening(IReadOnlyList<PacketPair> pairs, ushort port, int count) =>
        Of(count, i => (pairs[i % pairs.Count], (ushort)(1024 + (i / pairs.Count)), port), FrameRoad.Forth);

    /// <summary>Frames of as many connections as there are pairs.</summary>
    public static PacketTrain Within(IReadOnlyList<PacketPair> pairs, ushort port, int count) =>
        Of(count, i => (pairs[i % pairs.Count], 1023, port), FrameRoad.Forth);

    /// <summary>The answers to those: a frame for each pair.</summary>
    public static PacketTrain Answering(IReadOnlyList<PacketPair> pairs, ushort port) =>
        Of(pairs.Count, i => (pairs[i].Back, port, 1023), FrameRoad.Back);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_frames);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_headers);
    }

    private static PacketTrain Of(int count, Func<int, (PacketPair Ends, ushort From, ushort To)> frame, FrameRoad road)
    {
        PacketTrain train = new(count);
        for (int i = 0; i < count; i++)
        {
            (PacketPair ends, ushort from, ushort to) = frame(i);
            Write(new Span<byte>(train._frames + (i * FrameBytes), FrameBytes), road, ends, from, to);
        }

        return train;
    }

    // A UDP checksum of 0 means that there is none (RFC 768).
    private static void Write(Span<byte> bytes, FrameRoad road, PacketPair ends, ushort from, ushort to)
    {
        road.Write(bytes);
        Span<byte> ip = bytes.Slice(Ethernet, Ip);
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(bytes.Length - Ethernet));
        ip[6] = 0x40;
        ip[8] = 64;
        ip[9] = 17;
        BinaryPrimitives.WriteUInt32BigEndian(ip[12..], ends.Source);
        BinaryPrimitives.WriteUInt32BigEndian(ip[16..], ends.Destination);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], Checksum(ip));
        Span<byte> udp = bytes[(Ethernet + Ip)..];
        BinaryPrimitives.WriteUInt16BigEndian(udp, from);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], to);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);
    }

    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        uint sum = 0;
        for (int i = 0; i < header.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        }

        // Of ten numbers, no carry is left after the second time.
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)(0xFFFF - ((sum & 0xFFFF) + (sum >> 16)));
    }
}
