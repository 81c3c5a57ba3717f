using System.Buffers.Binary;

namespace Ringfence.Nftables;

/// <summary>A list of attributes, walked with <c>foreach</c>. A list that is cut short ends where it is cut.</summary>
internal readonly ref struct NetlinkAttributes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public Enumerator GetEnumerator() => new(_bytes);

    /// <summary>The first attribute of a type; one without bytes when there is none.</summary>
    public NetlinkAttribute Find(int type)
    {
        foreach (NetlinkAttribute attribute in this)
        {
            if (attribute.Type == type)
            {
                return attribute;
            }
        }

        return default;
    }

    /// <summary>Walks the list.</summary>
    internal ref struct Enumerator(ReadOnlySpan<byte> rest)
    {
        private const int TypeMask = 0x3FFF;

        private ReadOnlySpan<byte> _rest = rest;

        public NetlinkAttribute Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest.Length < 4)
            {
                return false;
            }

            int length = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
            if (length < 4 || length > _rest.Length)
            {
                return false;
            }

            Current = new NetlinkAttribute(BinaryPrimitives.ReadUInt16LittleEndian(_rest[2..]) & TypeMask, _rest[4..length]);
            _rest = _rest[Math.Min(_rest.Length, (length + 3) & ~3)..];
            return true;
        }
    }
}
