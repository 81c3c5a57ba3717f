using System.Buffers;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What passes between any two classes, worked out for all of them at once: for clusters whose classes are mostly connected.</summary>
/// <remarks>
/// Asked pair by pair, each pair looks into another row, and the machine waits for memory most of the time. Here rows are gone through one
/// after the other, on every core, and traffic is added and met as <see cref="TrafficWords"/>. Families are kept apart.
/// </remarks>
internal sealed class PairMatrix
{
    // 128 MB of words, and the map that is made of them is larger.
    private const int MostClasses = 4096;

    // As many words as memory moves at once.
    private const int Block = 8;

    // Fewer are worked out sooner than a second thread has begun.
    private const int FewClasses = 256;

    private readonly IReadOnlyList<EndpointClass> _classes;
    private readonly TrafficWords _words;
    private readonly DestinationWords[] _destinations;
    private readonly ClassFamilies _families;
    private readonly ulong[]?[] _passing = new ulong[AddressFamilies.Length][];

    private PairMatrix(IReadOnlyList<EndpointClass> classes, TrafficWords words, ClassFamilies families)
    {
        _classes = classes;
        _words = words;
        _destinations = [.. classes.Select(one => words.On(one.Ports))];
        _families = families;
        int[] different = [.. classes.Select(one => one.Families).Distinct()];
        foreach (AddressFamily family in different.SelectMany(from => different.SelectMany(to => families.Connecting(from, to))).Distinct())
        {
            _passing[(int)family] = Passing(new PeerSlot(family, Standing.Apart));
        }
    }

    private static ReadOnlySpan<AddressFamily> AddressFamilies => [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>The matrix of some classes; none where they are too many or little connected, where rules do more than add up, or being on one node matters.</summary>
    public static PairMatrix? Of(IReadOnlyList<EndpointClass> classes, TrafficTable traffic, ClassFamilies families)
    {
        ClassRow[] rows = [.. classes.SelectMany(one => (ClassRow[])[one.Egress, one.Ingress]).Distinct()];
        return classes.Count is > 0 and <= MostClasses
            && rows.All(row => row.AddsUp || row.IsOpen)
            && (classes.All(one => one.NodeTraffic == NodeTraffic.No) || !rows.Any(row => row.StandingMatters))
            && AreConnected(classes)
            && TrafficWords.Of([.. rows.SelectMany(row => row.Groups).Select(group => group.Asked).Distinct()], classes.Select(one => one.Ports).Distinct(), traffic) is { } words
            ? new PairMatrix(classes, words, families)
            : null;
    }

    /// <summary>What two different pods of two classes may exchange.</summary>
    public PairTraffic Between(int from, int to)
    {
        ulong some = 0;
        ulong every = ulong.MaxValue;
        foreach (AddressFamily family in _families.Connecting(_classes[from].Families, _classes[to].Families))
        {
            ulong passing = _passing[(int)family]![(from * _classes.Count) + to];
            some |= passing;
            every &= passing;
        }

        return some == 0 ? default : new PairTraffic(_words.NumberOf(_destinations[to], some), some == every ? Extent.Whole : Extent.Partial);
    }

    private static bool AreConnected(IReadOnlyList<EndpointClass> classes)
    {
        long pairs = classes.Sum(one => (long)one.Ingress.CountRemotes(classes.Count));
        return pairs * 8 >= (long)classes.Count * classes.Count;
    }

    private ulong[] Passing(PeerSlot slot)
    {
        int count = _classes.Count;
        ulong[] passing = new ulong[count * count];
        ForAll(count, from => _classes[from].Egress.AddWords(passing.AsSpan(from * count, count), slot, _words));
        ForAll((count + Block - 1) / Block, block =>
        {
            ulong[] room = ArrayPool<ulong>.Shared.Rent(Block * count);
            KeepAdmitted(passing, room, block * Block, slot);
            ArrayPool<ulong>.Shared.Return(room);
        });
        return passing;
    }

    private void KeepAdmitted(ulong[] passing, ulong[] admitted, int first, PeerSlot slot)
    {
        int count = _classes.Count;
        int width = Math.Min(Block, count - first);
        Array.Clear(admitted);
        for (int to = 0; to < width; to++)
        {
            _classes[first + to].Ingress.AddWords(admitted.AsSpan(to * count, count), slot, _words);
        }

        for (int from = 0; from < count; from++)
        {
            Span<ulong> sent = passing.AsSpan((from * count) + first, width);
            for (int to = 0; to < width; to++)
            {
                sent[to] = _destinations[first + to].Common(sent[to], admitted[(to * count) + from]);
            }
        }
    }

    private static void ForAll(int count, Action<int> work)
    {
        if (count < FewClasses / Block)
        {
            for (int one = 0; one < count; one++)
            {
                work(one);
            }
        }
        else
        {
            Parallel.For(0, count, work);
        }
    }
}
