using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The maps from addresses of local pods to the chains of their classes: one a direction and family.</summary>
internal sealed class DispatchMaps
{
    private readonly Dictionary<(Direction Direction, AddressFamily Family), VerdictMap> _maps;

    /// <summary>Writes the maps.</summary>
    /// <param name="classes">How each class judges, with its pods.</param>
    public DispatchMaps(IReadOnlyCollection<(ClassPlan Plan, List<Endpoint> Pods)> classes) => _maps = FamilyFields.Both
        .SelectMany(fields => new[] { Direction.Egress, Direction.Ingress }.Select(direction => (direction, fields)))
        .ToDictionary(one => (one.direction, one.fields.Family), one => Write(one.direction, one.fields, classes));

    /// <summary>All of them.</summary>
    public IEnumerable<VerdictMap> All => _maps.Values;

    /// <summary>The map of a direction and family.</summary>
    public VerdictMap Of(Direction direction, AddressFamily family) => _maps[(direction, family)];

    private static VerdictMap Write(Direction direction, FamilyFields fields, IEnumerable<(ClassPlan Plan, List<Endpoint> Pods)> classes)
    {
        ValueArray<MapEntry> entries =
        [
            .. classes.Where(one => one.Plan.Direction == direction)
                .SelectMany(one => one.Pods.SelectMany(pod => AddressOf(pod, fields.Family))
                    .Select(address => new MapEntry(SetElement.Of(address), TableFrame.LeadTo(direction, one.Plan.Chain))))
                .Order(),
        ];
        return new VerdictMap(
            TableNames.Dispatch(direction, fields.Family, entries.Count),
            [fields.Address],
            direction == Direction.Egress ? "who judges what a local pod sends" : "who judges what comes to a local pod")
        {
            Entries = entries,
            Capacity = LocalRoom.Of(entries.Count),
        };
    }

    private static IEnumerable<Address> AddressOf(Endpoint pod, AddressFamily family) => pod.Addresses.TryGet(family, out Address address) ? [address] : [];
}
