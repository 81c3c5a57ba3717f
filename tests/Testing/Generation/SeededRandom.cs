namespace Ringfence.Testing;

/// <summary>
/// A stream of choices that a seed fixes for ever: SplitMix64, written out so that no runtime version can change it.
/// </summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 fresh bits; also the way to seed an independent stream.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>0 up to and without <paramref name="limit"/>; the bias of the remainder is far below what a test could see.</summary>
    public int Below(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One index, each as likely as its weight.</summary>
    public int Weighted(params ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
        {
            total += weight;
        }

        int ticket = Below(total);
        int index = 0;
        while (ticket >= weights[index])
        {
            ticket -= weights[index];
            index++;
        }

        return index;
    }

    /// <summary><paramref name="first"/> to <paramref name="last"/> things, made one after the other.</summary>
    public IReadOnlyList<T> Several<T>(int first, int last, Func<T> make)
    {
        var made = new T[Between(first, last)];
        for (int index = 0; index < made.Length; index++)
        {
            made[index] = make();
        }

        return made;
    }

    /// <summary>Some of the choices, each at most once, in their order.</summary>
    public IReadOnlyList<T> Subset<T>(int percentEach, params IReadOnlyList<T> choices) =>
        [.. choices.Where(_ => Chance(percentEach))];
}
