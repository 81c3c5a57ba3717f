using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Puts the ends of one side of an assertion into groups that everybody treats alike and that the same is asked of.</summary>
/// <param name="snapshot">The cluster.</param>
/// <param name="model">Its classes; null when every end is to be asked about by itself.</param>
/// <param name="outside">The cuts of the outside; null with <paramref name="model"/>.</param>
internal sealed class EndGrouping(ClusterSnapshot snapshot, ClassModel? model, Lazy<OutsideTable>? outside)
{
    /// <summary>The groups, in the order of the first of each: endpoints, nodes, addresses.</summary>
    /// <param name="taken">Whom the side takes.</param>
    /// <param name="excepted">Whom each exception takes on this side.</param>
    public IReadOnlyList<EndGroup> Group(EndSelection taken, IReadOnlyList<EndSelection> excepted) =>
    [
        .. OfEndpoints(taken, excepted),
        .. taken.Nodes.Select(node => new EndGroup.Single(
            node.Party, new AskedTraffic(node.Traffic, [.. excepted.Select(one => one.At(node.Party.Machine.Name))]))),
        .. OfAddresses(taken, excepted),
    ];

    private List<EndGroup> OfEndpoints(EndSelection taken, IReadOnlyList<EndSelection> excepted)
    {
        List<EndGroup> groups = [];
        Dictionary<(int Class, AskedTraffic Asked), List<int>> alike = [];
        foreach ((int place, int traffic) in taken.Endpoints.OrderBy(pair => pair.Key))
        {
            AskedTraffic asked = new(traffic, [.. excepted.Select(one => one.At(place))]);
            if (model is null || model.ClassOf[place] < 0 || snapshot.Endpoints[place].Network == PodNetwork.Host)
            {
                groups.Add(new EndGroup.Single(new Party.Pod(snapshot.Endpoints[place]), asked));
            }
            else if (alike.TryGetValue((model.ClassOf[place], asked), out List<int>? members))
            {
                members.Add(place);
            }
            else
            {
                alike.Add((model.ClassOf[place], asked), members = [place]);
                groups.Add(new EndGroup.Alike(model.Classes[model.ClassOf[place]], members, asked));
            }
        }

        return groups;
    }

    private IEnumerable<EndGroup> OfAddresses(EndSelection taken, IReadOnlyList<EndSelection> excepted)
    {
        if (taken.Outside.Count == 0)
        {
            return [];
        }

        AddressSet[] own = [.. taken.Outside.Concat(excepted.SelectMany(one => one.Outside)).Select(set => set.Addresses)];
        IReadOnlyList<AddressSet> classes = outside?.Value.Classes ?? [];
        AddressCuts cuts = new([.. classes, .. own]);
        return cuts.Addresses()
            .Select((piece, number) => (Piece: piece, Class: cuts.SetsOf(number) is [var first, ..] && first < classes.Count ? first : -1))
            .Where(cut => taken.Outside.Any(set => set.Addresses.Overlaps(cut.Piece)))
            .Select(cut => GroupOf(cut.Piece, cut.Class, new AskedTraffic(taken.At(cut.Piece), [.. excepted.Select(one => one.At(cut.Piece))])));
    }

    private static EndGroup GroupOf(AddressSet piece, int number, AskedTraffic asked) => number < 0
        ? new EndGroup.Single(new Party.External(piece.ToCidrs()[0]), asked)
        : new EndGroup.Outside(number, piece, asked);
}
