using System.Buffers.Binary;
using System.Text;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Requests to the kernel's routing (rtnetlink), written one after another to be sent at once.</summary>
/// <remarks>Source: linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h. Lengths are bytes, multi-byte numbers in host order.</remarks>
internal sealed class RouteBatch
{
    private const ushort RequestAckCreate = 1 | 4 | 0x400;
    private const uint Up = 1;
    private const byte Main = 254;

    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _message;
    private uint _sequence;

    /// <summary>How many requests there are.</summary>
    public uint Count => _sequence;

    /// <summary>What to send.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Makes a pair of virtual links: one end here, turned on; the other in another namespace, to be turned on there.</summary>
    /// <param name="here">This end.</param>
    /// <param name="there">The other end.</param>
    /// <param name="space">Where the other end goes.</param>
    public void AddVeth(LinkEnd here, LinkEnd there, NetNs space)
    {
        Begin(type: 16, RequestAckCreate | 0x200);
        Link(here.Index, Up);
        Text(3, here.Name);
        int link = Nest(18);
        Text(1, "veth");
        int data = Nest(2);
        int peer = Nest(1);
        Link(there.Index, flags: 0);
        Text(3, there.Name);
        Number(28, (uint)space.File.DangerousGetHandle());
        Close(peer);
        Close(data);
        Close(link);
        End();
    }

    /// <summary>Makes a bridge, up.</summary>
    public void AddBridge(LinkEnd bridge)
    {
        Begin(type: 16, RequestAckCreate | 0x200);
        Link(bridge.Index, Up);
        Text(3, bridge.Name);
        int link = Nest(18);
        Text(1, "bridge");
        Close(link);
        End();
    }

    /// <summary>Makes a link a port of a bridge.</summary>
    public void Attach(int link, int bridge)
    {
        Begin(type: 16, 1 | 4);
        Link(link, flags: 0);
        Number(10, (uint)bridge);
        End();
    }

    /// <summary>Turns a link on.</summary>
    public void TurnOn(int link)
    {
        Begin(type: 16, 1 | 4);
        Link(link, Up);
        End();
    }

    /// <summary>Takes a link away, and its peer with it.</summary>
    public void RemoveLink(int link)
    {
        Begin(type: 17, 1 | 4);
        Link(link, flags: 0);
        End();
    }

    /// <summary>Gives a link an address of full length; an IPv6 address is used at once, without asking whether others have it.</summary>
    public void AddAddress(int link, Address address)
    {
        Begin(type: 20, RequestAckCreate);
        Span<byte> header = Take(8);
        header[0] = FamilyOf(address);
        header[1] = (byte)Cidr.BitsOf(address.Family);
        header[3] = address.Family == AddressFamily.IPv4 && address.Bits >> 16 == 0xA9FE ? (byte)253 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], link);
        Attribute(2, AddressBytes.Of(address));
        Attribute(1, AddressBytes.Of(address));
        Number(8, 2);
        End();
    }

    /// <summary>Sends packets for a block to a neighbour on a link, or straight onto the link.</summary>
    public void AddRoute(Cidr block, int link, Address? through = null, Address? source = null)
    {
        Begin(type: 24, RequestAckCreate | 0x100);
        Route(block, scope: through is null && block.Family == AddressFamily.IPv4 ? (byte)253 : (byte)0, kind: 1, onLink: through is not null);
        Number(4, (uint)link);
        if (through is { } neighbour)
        {
            Attribute(5, AddressBytes.Of(neighbour));
        }

        if (source is { } own)
        {
            Attribute(7, AddressBytes.Of(own));
        }

        End();
    }

    /// <summary>Takes a route away.</summary>
    public void RemoveRoute(Cidr block, int link)
    {
        Begin(type: 25, 1 | 4);
        Route(block, scope: 255, kind: 0, onLink: false);
        Number(4, (uint)link);
        End();
    }

    /// <summary>Makes all addresses of a block, as far as no narrower route knows them, addresses of this machine.</summary>
    public void AnswerFor(Cidr block)
    {
        Begin(type: 24, RequestAckCreate | 0x100);

        // IPv4 has a table that is asked last; in the main one the kernel would take every gateway for an address of its own.
        byte table = block.Family == AddressFamily.IPv4 ? (byte)253 : Main;
        Route(block, scope: block.Family == AddressFamily.IPv4 ? (byte)254 : (byte)0, kind: 2, onLink: false, table);
        Number(4, 1);
        End();
    }

    private static byte FamilyOf(Address address) => (byte)(address.Family == AddressFamily.IPv4 ? Libc.FamilyIPv4 : Libc.FamilyIPv6);

    private void Route(Cidr block, byte scope, byte kind, bool onLink, byte table = Main)
    {
        Span<byte> header = Take(12);
        header[0] = FamilyOf(block.First);
        header[1] = (byte)block.PrefixLength;
        header[4] = table;
        header[5] = 4;
        header[6] = scope;
        header[7] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], onLink ? 4u : 0);
        if (block.PrefixLength > 0)
        {
            Attribute(1, AddressBytes.Of(block.First));
        }
    }

    private void Link(int index, uint flags)
    {
        Span<byte> header = Take(16);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], index);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], flags);
    }

    private void Begin(ushort type, int flags)
    {
        _message = _length;
        Span<byte> header = Take(16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], ++_sequence);
    }

    private void End() => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_message), _length - _message);

    private int Nest(ushort type)
    {
        int start = _length;
        BinaryPrimitives.WriteUInt16LittleEndian(Take(4)[2..], type);
        return start;
    }

    private void Close(int nest) => BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(nest), (ushort)(_length - nest));

    private void Number(ushort type, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Attribute(type, bytes);
    }

    private void Text(ushort type, string value) => Attribute(type, Encoding.ASCII.GetBytes(value + '\0'));

    private void Attribute(ushort type, ReadOnlySpan<byte> value)
    {
        Span<byte> attribute = Take(4 + value.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(attribute, (ushort)(4 + value.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(attribute[2..], type);
        value.CopyTo(attribute[4..]);
    }

    // Zeroed, and rounded up to four bytes as netlink wants it.
    private Span<byte> Take(int length)
    {
        int rounded = (length + 3) & ~3;
        if (_length + rounded > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + rounded));
        }

        Span<byte> taken = _bytes.AsSpan(_length, rounded);
        taken.Clear();
        _length += rounded;
        return taken[..length];
    }
}
