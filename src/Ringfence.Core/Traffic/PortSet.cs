namespace Ringfence.Core;

/// <summary>A set of ports as disjoint ascending ranges that do not touch: equal sets are equal values.</summary>
/// <remarks>Immutable. The default value is the empty set.</remarks>
public readonly record struct PortSet
{
    private PortSet(ValueArray<PortRange> ranges) => Ranges = ranges;

    /// <summary>No port.</summary>
    public static PortSet None { get; }

    /// <summary>Ports 1 to 65535.</summary>
    public static PortSet All { get; } = new([PortRange.All]);

    /// <summary>The ranges, ascending.</summary>
    public ValueArray<PortRange> Ranges { get; }

    /// <summary>True when no port is in the set.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>True when every port is in the set.</summary>
    public bool IsAll => Ranges.Count == 1 && Ranges[0] == PortRange.All;

    /// <summary>The union of some ranges.</summary>
    public static PortSet Of(params ReadOnlySpan<PortRange> ranges)
    {
        List<PortRange> sorted = [.. ranges];
        sorted.Sort((left, right) => left.First.CompareTo(right.First));
        List<PortRange> merged = new(sorted.Count);
        foreach (PortRange range in sorted)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = new PortRange(merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new PortSet([.. merged]);
    }

    /// <summary>The set of one port, 1 to 65535.</summary>
    public static PortSet Of(ushort port) => new([new PortRange(port, port)]);

    /// <summary>Whether the port is in the set.</summary>
    public bool Contains(ushort port)
    {
        foreach (PortRange range in Ranges)
        {
            if (range.Contains(port))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ports in either set.</summary>
    public PortSet Union(PortSet other) =>
        IsAll || other.IsEmpty ? this
        : other.IsAll || IsEmpty ? other
        : Of([.. Ranges, .. other.Ranges]);

    /// <summary>The ports in both sets.</summary>
    public PortSet Intersect(PortSet other)
    {
        List<PortRange> result = [];
        for (int i = 0, j = 0; i < Ranges.Count && j < other.Ranges.Count;)
        {
            ushort first = Math.Max(Ranges[i].First, other.Ranges[j].First);
            ushort last = Math.Min(Ranges[i].Last, other.Ranges[j].Last);
            if (first <= last)
            {
                result.Add(new PortRange(first, last));
            }

            if (Ranges[i].Last < other.Ranges[j].Last)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return new PortSet([.. result]);
    }

    /// <summary>The ports of this set that are not in the other.</summary>
    public PortSet Except(PortSet other) => Intersect(other.Complement());

    /// <summary>The ports that are not in the set.</summary>
    public PortSet Complement()
    {
        List<PortRange> gaps = [];
        int next = 1;
        foreach (PortRange range in Ranges)
        {
            if (range.First > next)
            {
                gaps.Add(new PortRange((ushort)next, (ushort)(range.First - 1)));
            }

            next = range.Last + 1;
        }

        if (next <= ushort.MaxValue)
        {
            gaps.Add(new PortRange((ushort)next, ushort.MaxValue));
        }

        return new PortSet([.. gaps]);
    }

    /// <summary>Ranges joined by commas, <c>80,443,8000-8100</c>; empty for none.</summary>
    public override string ToString() => string.Join(',', Ranges);
}
