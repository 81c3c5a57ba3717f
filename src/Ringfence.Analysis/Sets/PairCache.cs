using System.Numerics;

namespace Ringfence.Analysis;

/// <summary>Keeps what two numbers come to, in whichever order they are asked: an open table, since it is asked for every pair of a map.</summary>
internal sealed class PairCache
{
    private const int FirstSize = 1024;

    // A key is the smaller number above the greater one; 0 is no key, since nobody asks about 0 and 0.
    private long[] _keys = new long[FirstSize];
    private int[] _values = new int[FirstSize];
    private int _count;

    /// <summary>Finds what two numbers come to.</summary>
    public bool TryGet(int left, int right, out int value)
    {
        int place = Find(_keys, KeyOf(left, right));
        value = _values[place];
        return _keys[place] != 0;
    }

    /// <summary>Keeps what two numbers come to, which is not known yet.</summary>
    public void Add(int left, int right, int value)
    {
        if (++_count * 2 > _keys.Length)
        {
            Grow();
        }

        int place = Find(_keys, KeyOf(left, right));
        (_keys[place], _values[place]) = (KeyOf(left, right), value);
    }

    private void Grow()
    {
        long[] keys = new long[_keys.Length * 2];
        int[] values = new int[keys.Length];
        for (int old = 0; old < _keys.Length; old++)
        {
            if (_keys[old] != 0)
            {
                int place = Find(keys, _keys[old]);
                (keys[place], values[place]) = (_keys[old], _values[old]);
            }
        }

        (_keys, _values) = (keys, values);
    }

    private static long KeyOf(int left, int right) => left < right ? ((long)left << 32) | (uint)right : ((long)right << 32) | (uint)left;

    /// <summary>Where a key is, or where it belongs; tables are never full.</summary>
    private static int Find(long[] keys, long key)
    {
        // The upper bits of the product depend on all bits of the key.
        int place = (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)keys.Length)));
        while (keys[place] != key && keys[place] != 0)
        {
            place = (place + 1) & (keys.Length - 1);
        }

        return place;
    }
}
