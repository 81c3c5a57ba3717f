using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Everybody that some patterns take, each with the number of the traffic in question there.</summary>
internal sealed class EndSelection(TrafficTable table)
{
    private readonly Dictionary<int, int> _endpoints = [];
    private readonly Dictionary<NodeName, (Party.Node Party, int Traffic)> _nodes = [];
    private readonly List<(AddressSet Addresses, int Traffic)> _outside = [];

    /// <summary>What is in question at everybody, taken or not; nothing unless the selection stands for everybody.</summary>
    public int Everywhere { get; init; } = TrafficTable.None;

    /// <summary>The endpoints, by their place in the snapshot.</summary>
    public IReadOnlyDictionary<int, int> Endpoints => _endpoints;

    /// <summary>The nodes.</summary>
    public IEnumerable<(Party.Node Party, int Traffic)> Nodes => _nodes.Values;

    /// <summary>Addresses that belong to nobody; the sets may overlap.</summary>
    public IReadOnlyList<(AddressSet Addresses, int Traffic)> Outside => _outside;

    /// <summary>What is in question at an endpoint.</summary>
    public int At(int endpoint) => table.Union(Everywhere, _endpoints.GetValueOrDefault(endpoint, TrafficTable.None));

    /// <summary>What is in question at a node.</summary>
    public int At(NodeName node) =>
        table.Union(Everywhere, _nodes.TryGetValue(node, out (Party.Node, int Traffic) taken) ? taken.Traffic : TrafficTable.None);

    /// <summary>What is in question at addresses of which each set has all or none.</summary>
    public int At(AddressSet piece) => _outside.Where(set => set.Addresses.Overlaps(piece)).Aggregate(Everywhere, (sum, set) => table.Union(sum, set.Traffic));

    /// <summary>Takes an endpoint.</summary>
    public void Add(int endpoint, int traffic)
    {
        ref int held = ref CollectionsMarshal.GetValueRefOrAddDefault(_endpoints, endpoint, out _);
        held = table.Union(held, traffic);
    }

    /// <summary>Takes a node.</summary>
    public void Add(Party.Node node, int traffic) => _nodes[node.Machine.Name] = (node, table.Union(At(node.Machine.Name), traffic));

    /// <summary>Takes addresses.</summary>
    public void Add(AddressSet addresses, int traffic) => _outside.Add((addresses, traffic));
}
