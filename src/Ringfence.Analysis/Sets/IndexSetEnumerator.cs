using System.Numerics;

namespace Ringfence.Analysis;

/// <summary>Walks the members of an <see cref="IndexSet"/>, ascending.</summary>
public ref struct IndexSetEnumerator
{
    private readonly ReadOnlySpan<int> _places;
    private readonly ReadOnlySpan<ulong> _words;
    private int _next;
    private ulong _rest;

    internal IndexSetEnumerator(ReadOnlySpan<int> places, ReadOnlySpan<ulong> words)
    {
        _places = places;
        _words = words;
    }

    /// <summary>The member that the walk stands on.</summary>
    public int Current { get; private set; }

    /// <summary>Goes on to the next member; false behind the last.</summary>
    public bool MoveNext()
    {
        while (_rest == 0)
        {
            if (_next == _places.Length)
            {
                return false;
            }

            _rest = _words[_next++];
        }

        Current = (_places[_next - 1] * 64) + BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}
