namespace Ringfence.Nftables;

/// <summary>The parts of a table that nothing leads to any more, and since when: a packet that was on its way then may still be in them.</summary>
internal sealed class Leftovers(TimeProvider time)
{
    private Dictionary<string, long> _since = new(StringComparer.Ordinal);

    /// <summary>Whether there are any.</summary>
    public bool Any => _since.Count > 0;

    /// <summary>Notes what the parts are by now.</summary>
    public void Note(Ruleset parts)
    {
        long now = time.GetTimestamp();
        _since = parts.Names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => _since.GetValueOrDefault(name, now), StringComparer.Ordinal);
    }

    /// <summary>Whether a part was left less than a time ago. None is left before those that refer to it, so they never outlast it.</summary>
    public bool IsYoung(string name, TimeSpan age) => _since.TryGetValue(name, out long since) && time.GetElapsedTime(since) < age;
}
