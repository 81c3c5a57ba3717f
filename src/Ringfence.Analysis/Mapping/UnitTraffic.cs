using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Adds up what the pods of two map endpoints may exchange.</summary>
internal sealed class UnitTraffic(ClassPairs pairs)
{
    /// <summary>What passes from a unit to another, by the classes of both.</summary>
    public PairTraffic Between(Membership[] from, Membership[] to)
    {
        // By far the commonest case, and there may be millions of pairs.
        if (from.Length == 1 && to.Length == 1 && !ClassPairs.StandingMatters(from[0].Class, to[0].Class))
        {
            return pairs.Between(from[0].Class, to[0].Class, Standing.Apart);
        }

        TrafficSum sum = new(pairs.Traffic);
        foreach (Membership source in from)
        {
            foreach (Membership destination in to)
            {
                Add(source, destination, sum);
            }
        }

        return sum.Total;
    }

    /// <summary>What two pods of one unit may exchange; null for a unit of one pod.</summary>
    public PairTraffic? Within(Membership[] unit)
    {
        if (unit is [{ Several: Multiplicity.One }])
        {
            return null;
        }

        TrafficSum sum = new(pairs.Traffic);
        foreach (Membership source in unit)
        {
            foreach (Membership destination in unit)
            {
                if (source != destination || source.Several == Multiplicity.Several)
                {
                    Add(source, destination, sum);
                }
            }
        }

        return sum.Total;
    }

    private void Add(Membership source, Membership destination, TrafficSum sum)
    {
        if (!ClassPairs.StandingMatters(source.Class, destination.Class))
        {
            sum.Add(pairs.Between(source.Class, destination.Class, Standing.Apart));
            return;
        }

        (Membership host, Membership other) = source.Class.NodeTraffic == NodeTraffic.OfKnownNode ? (source, destination) : (destination, source);
        (bool together, bool apart) = other.Place.With(host.Place);
        if (together)
        {
            sum.Add(pairs.Between(source.Class, destination.Class, Standing.SameNode));
        }

        if (apart)
        {
            sum.Add(pairs.Between(source.Class, destination.Class, Standing.Apart));
        }
    }
}
