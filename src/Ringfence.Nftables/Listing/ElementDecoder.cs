using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Gathers what the kernel lists of one set, and makes our elements of it.</summary>
internal sealed class ElementDecoder(ValueArray<FieldType> key, SetKind kind)
{
    private readonly List<SetElement> _elements = [];
    private readonly List<(UInt128 Value, int IsStart)> _ends = [];
    private readonly List<MapEntry> _entries = [];

    /// <summary>Forgets what was taken.</summary>
    public void Clear()
    {
        _elements.Clear();
        _ends.Clear();
        _entries.Clear();
    }

    /// <summary>Takes one message of a listing.</summary>
    public void Take(in NetlinkMessage message)
    {
        foreach (NetlinkAttribute element in message.Attributes.Find(NftAttributes.Elements.List).Nested)
        {
            Take(element.Nested);
        }
    }

    /// <summary>The elements of a set.</summary>
    public ElementSet Elements() => ElementSet.Of(_elements.Concat(Ranges()));

    /// <summary>The entries of a map, by key.</summary>
    public ValueArray<MapEntry> Entries() => [.. _entries.Order()];

    private void Take(NetlinkAttributes element)
    {
        ReadOnlySpan<byte> first = BytesOf(element.Find(NftAttributes.Element.Key));
        NetlinkAttribute last = element.Find(NftAttributes.Element.KeyEnd);
        if (VerdictCode.Read(element.Find(NftAttributes.Element.Value).Nested) is { } verdict && element.Find(NftAttributes.Element.Value).IsPresent)
        {
            _entries.Add(new MapEntry(Read(first, first), verdict));
        }
        else if (kind == SetKind.Interval && key.Count == 1)
        {
            bool isEnd = (element.Find(NftAttributes.Element.Flags).UInt32 & SetEncoder.IntervalEnd) != 0;
            _ends.Add((KeyBytes.Read(first, key[0]), isEnd ? 0 : 1));
        }
        else
        {
            _elements.Add(Read(first, last.IsPresent ? BytesOf(last) : first));
        }
    }

    /// <summary>The kernel keeps the first value of each range, and the one past it where there is one; an end without a range before it says nothing.</summary>
    private IEnumerable<SetElement> Ranges()
    {
        _ends.Sort();
        for (int i = 0; i < _ends.Count; i++)
        {
            if (_ends[i].IsStart == 1)
            {
                UInt128 last = i + 1 < _ends.Count ? _ends[i + 1].Value - 1 : KeyBytes.Greatest(key[0]);
                yield return new SetElement([new KeyPart(_ends[i].Value, last)]);
            }
        }
    }

    private SetElement Read(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last)
    {
        KeyPart[] parts = new KeyPart[key.Count];
        int at = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new KeyPart(KeyBytes.Read(From(first, at), key[i]), KeyBytes.Read(From(last, at), key[i]));
            at += KeyBytes.Padded(key[i]);
        }

        return new SetElement([.. parts]);
    }

    private static ReadOnlySpan<byte> From(ReadOnlySpan<byte> bytes, int at) => at < bytes.Length ? bytes[at..] : [];

    private static ReadOnlySpan<byte> BytesOf(NetlinkAttribute key) => key.Nested.Find(NftAttributes.Value.Bytes).Value;
}
