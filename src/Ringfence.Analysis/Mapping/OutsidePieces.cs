using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Cuts the addresses outside by what rules name, and adds up what a class of endpoints may exchange with each piece.</summary>
/// <remarks>Only the pieces that a row's rules take are looked at. Not for several threads at once.</remarks>
internal sealed class OutsidePieces
{
    private readonly TrafficTable _traffic;
    private readonly Dictionary<AddressSet, int[]> _pieces = [];
    private readonly int[] _sums;
    private readonly List<int> _met = [];

    /// <summary>Cuts the addresses by the rules of some classes.</summary>
    public OutsidePieces(IReadOnlyList<EndpointClass> classes, TrafficTable traffic)
    {
        _traffic = traffic;
        AddressSet[] named = [.. classes.SelectMany(one => (ClassRow[])[one.Egress, one.Ingress]).Distinct().SelectMany(row => row.Groups).Select(group => group.Outside).Distinct()];
        Cuts = new AddressCuts(named);
        foreach (AddressSet set in named)
        {
            _pieces.Add(set, Cuts.NumbersOf(set));
        }

        _sums = new int[Cuts.Count];
    }

    /// <summary>The pieces.</summary>
    public AddressCuts Cuts { get; }

    /// <summary>The pieces that a class may exchange something with, ascending.</summary>
    public OutsideCell[] Of(EndpointClass one, Direction direction)
    {
        ClassRow row = direction == Direction.Egress ? one.Egress : one.Ingress;
        if (row.AddsUp)
        {
            // Nothing outside declares ports, so on the way out names mean nothing there.
            DeclaredPorts ports = direction == Direction.Egress ? DeclaredPorts.None : one.Ports;
            foreach (RowGroup group in row.Groups)
            {
                Add(_pieces[group.Outside], group.Asked.On(ports), one);
            }
        }
        else
        {
            foreach ((AddressSet addresses, int traffic) in one.OutsideTraffic(direction))
            {
                Add(Cuts.NumbersOf(addresses), traffic, one);
            }
        }

        return Taken();
    }

    private void Add(int[] pieces, int traffic, EndpointClass one)
    {
        if (traffic == TrafficTable.None)
        {
            return;
        }

        foreach (int piece in pieces)
        {
            if (_sums[piece] == TrafficTable.None)
            {
                if (!one.Outside.Overlaps(AddressSet.AllOf(Cuts.FamilyOf(piece))))
                {
                    continue;
                }

                _met.Add(piece);
            }

            _sums[piece] = _traffic.Union(_sums[piece], traffic);
        }
    }

    private OutsideCell[] Taken()
    {
        _met.Sort();
        OutsideCell[] cells = new OutsideCell[_met.Count];
        for (int place = 0; place < cells.Length; place++)
        {
            cells[place] = new OutsideCell(_met[place], _sums[_met[place]]);
            _sums[_met[place]] = TrafficTable.None;
        }

        _met.Clear();
        return cells;
    }
}
