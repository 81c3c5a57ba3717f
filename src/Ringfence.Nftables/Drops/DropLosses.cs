namespace Ringfence.Nftables;

/// <summary>Works out how many drops left no record: each class counts all of its drops, limits and slow readers or not.</summary>
internal sealed class DropLosses
{
    private readonly Dictionary<string, long> _counted = new(StringComparer.Ordinal);
    private readonly Dictionary<ClassId, long> _missing = [];
    private long _unread;

    /// <summary>Takes counters in without calling anything lost: what they counted before is over.</summary>
    public void Begin(IReadOnlyDictionary<string, long> counters)
    {
        foreach ((string counter, long packets) in counters)
        {
            _counted[counter] = packets;
        }
    }

    /// <summary>Notes that a packet of a class was recorded.</summary>
    public void Recorded(ClassId judge) => Add(judge, -1);

    /// <summary>Notes that the kernel logged packets that nobody read.</summary>
    public void Unread(long packets) => _unread += packets;

    /// <summary>Notes what the classes have counted by now.</summary>
    public void Counted(IEnumerable<PodClass> classes, IReadOnlyDictionary<string, long> counters)
    {
        foreach (PodClass one in classes)
        {
            if (counters.TryGetValue(one.Counter, out long packets))
            {
                // A counter that was made anew begins at nothing.
                long before = _counted.GetValueOrDefault(one.Counter) is var known && known <= packets ? known : 0;
                _counted[one.Counter] = packets;
                Add(one.Id, packets - before);
            }
        }
    }

    /// <summary>How many drops of a record's class left no record so far; they are not told again.</summary>
    public long TakeFor(ClassId judge)
    {
        if (judge == default)
        {
            // Nobody counts where no class judges, so only the numbers of log records tell.
            long unread = _unread;
            _unread = 0;
            return unread;
        }

        long missing = Math.Max(0, _missing.GetValueOrDefault(judge));
        if (missing > 0)
        {
            _missing[judge] = 0;
            _unread = Math.Max(0, _unread - missing);
        }

        return missing;
    }

    private void Add(ClassId judge, long packets)
    {
        if (judge != default)
        {
            _missing[judge] = _missing.GetValueOrDefault(judge) + packets;
        }
    }
}
