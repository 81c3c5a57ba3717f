namespace Ringfence.Analysis;

/// <summary>What passes between any two classes, worked out for all of them at once: for clusters of few classes that are all connected.</summary>
/// <remarks>
/// Asked pair by pair, each pair looks into another row, and the machine waits for memory most of the time. Here rows are gone through one
/// after the other.
/// </remarks>
internal sealed class PairMatrix
{
    // 16 MB of numbers.
    private const int MostClasses = 2048;

    private readonly int[] _passing;
    private readonly int _count;

    private PairMatrix(IReadOnlyList<EndpointClass> classes, TrafficTable traffic, PeerSlot slot)
    {
        _count = classes.Count;
        _passing = new int[_count * _count];
        for (int to = 0; to < _count; to++)
        {
            (ClassRow row, DeclaredPorts ports) = (classes[to].Ingress, classes[to].Ports);
            for (int from = 0; from < _count; from++)
            {
                _passing[(from * _count) + to] = row.TrafficWith(from, slot, ports);
            }
        }

        for (int from = 0; from < _count; from++)
        {
            ClassRow row = classes[from].Egress;
            Span<int> passing = _passing.AsSpan(from * _count, _count);
            for (int to = 0; to < _count; to++)
            {
                passing[to] = passing[to] == TrafficTable.None
                    ? TrafficTable.None
                    : traffic.Intersect(row.TrafficWith(to, slot, classes[to].Ports), passing[to]);
            }
        }
    }

    /// <summary>The matrix of some classes; none where they are too many or little connected, have not all the same one family, or being on one node matters.</summary>
    public static PairMatrix? Of(IReadOnlyList<EndpointClass> classes, TrafficTable traffic, ClassFamilies families)
    {
        if (classes.Count is 0 or > MostClasses
            || classes.Any(one => one.Families != classes[0].Families)
            || (classes.Any(one => one.NodeTraffic == NodeTraffic.OfKnownNode) && classes.Any(one => one.Ingress.StandingMatters || one.Egress.StandingMatters)))
        {
            return null;
        }

        Core.ValueArray<Core.AddressFamily> common = families.Connecting(classes[0].Families, classes[0].Families);
        return common.Count == 1 && AreConnected(classes) ? new PairMatrix(classes, traffic, new PeerSlot(common[0], Core.Standing.Apart)) : null;
    }

    private static bool AreConnected(IReadOnlyList<EndpointClass> classes)
    {
        long pairs = classes.Sum(one => (long)(one.Ingress.Reach()?.Count ?? classes.Count));
        return pairs * 8 >= (long)classes.Count * classes.Count;
    }

    /// <summary>The numbers of what passes from a class, by the number of the other.</summary>
    public ReadOnlySpan<int> From(int number) => _passing.AsSpan(number * _count, _count);
}
