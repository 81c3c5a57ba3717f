namespace Ringfence.Testing;

/// <summary>How many cases showed each key, against a floor that every key asked for must reach.</summary>
public sealed class CoverageTable
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Cases { get; private set; }

    /// <summary>Counts one case; a key counts once a case however often the case shows it.</summary>
    public void Add(IEnumerable<string> keys)
    {
        Cases++;
        foreach (string key in keys)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Adds what another table counted.</summary>
    public void Add(CoverageTable other)
    {
        Cases += other.Cases;
        foreach ((string key, int count) in other._counts)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + count;
        }
    }

    public int CountOf(string key) => _counts.GetValueOrDefault(key);

    /// <summary>The keys below the floor, each with its count; empty when all is well.</summary>
    public IReadOnlyList<string> Short(IEnumerable<string> asked, double floorPercent) =>
        [.. asked.Where(key => CountOf(key) < Cases * floorPercent / 100).Select(key => $"{key}: {CountOf(key)} of {Cases}")];

    /// <summary>Counted keys that nobody asked for: the table and the types no longer speak of the same things.</summary>
    public IReadOnlyList<string> Unasked(IEnumerable<string> asked) => [.. _counts.Keys.Except(asked).Order(StringComparer.Ordinal)];
}
