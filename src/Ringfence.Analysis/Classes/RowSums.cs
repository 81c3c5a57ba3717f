using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>For rows that add up many rules over few classes: what they allow with each class, worked out for all classes at once.</summary>
/// <remarks>
/// The classes are parted by one group after the other, so traffic is added once for a part and not once for a class. What a name of ports
/// stands for differs from one destination to the next, so of those a part only says which it is allowed.
/// </remarks>
internal sealed class RowSums
{
    private const int FewestGroups = 4;
    private const int MostNames = 64;
    private const int MostClasses = 4096;

    private readonly IReadOnlyList<RowGroup> _groups;
    private readonly RowSplitter _splitter;
    private readonly PeerClock _clock;
    private readonly RowParts?[] _parts = new RowParts[PeerSlot.Count];
    private int _read = -1;
    private int _changed = -1;
    private bool _worthIt;

    /// <summary>The sums of a row.</summary>
    /// <param name="groups">The groups of the row.</param>
    /// <param name="splitter">Parts classes.</param>
    /// <param name="clock">Tells when what peers take has changed.</param>
    public RowSums(IReadOnlyList<RowGroup> groups, RowSplitter splitter, PeerClock clock)
    {
        _groups = groups;
        _splitter = splitter;
        _clock = clock;
        Names = [.. groups.SelectMany(group => group.Match.Traffic.Names).Distinct()];
        _worthIt = groups.Count >= FewestGroups && Names.Count <= MostNames;
    }

    /// <summary>The names of ports that some group asks for, each at its bit in <see cref="RowPart.Names"/>.</summary>
    public IReadOnlyList<PortName> Names { get; }

    /// <summary>The parts of a slot; null for rows that are better asked class by class.</summary>
    public RowParts? Of(PeerSlot slot)
    {
        if (!_worthIt)
        {
            return null;
        }

        if (_read != _clock.Now)
        {
            Refresh();
        }

        return _parts[slot.Index] ??= Find(slot);
    }

    private void Refresh()
    {
        int changed = 0;
        foreach (RowGroup group in _groups)
        {
            group.Refresh();
            changed = Math.Max(changed, group.Changed);
        }

        if (_changed != changed)
        {
            Array.Clear(_parts);
            _changed = changed;
        }

        _read = _clock.Now;
    }

    private RowParts? Find(PeerSlot slot)
    {
        int end = _groups.Max(group => group.Members(slot).End);
        if (end > MostClasses)
        {
            _worthIt = false;
            return null;
        }

        return _splitter.Split(_groups, Names, slot, end);
    }
}
