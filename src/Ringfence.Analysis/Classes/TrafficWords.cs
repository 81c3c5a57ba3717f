using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>
/// What rules ask for as words: a bit for each piece that they cut all traffic into, and a bit for each name of ports. What rules add up to is
/// what their words hold together; on a destination it is settled which ports the names are.
/// </summary>
/// <remarks>Rules of a cluster name some dozens of ports, so one word is enough for nearly all clusters.</remarks>
internal sealed class TrafficWords
{
    private const int Bits = 64;

    private readonly TrafficTable _traffic;
    private readonly TrafficAtoms _pieces = new();
    private readonly Dictionary<PortName, ulong> _names = [];
    private readonly ulong[] _asked;
    private readonly Dictionary<DeclaredPorts, DestinationWords> _destinations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(DestinationWords Destination, ulong Word), int> _numbers = [];
    private readonly Dictionary<ulong, int> _numbersOfPieces = [];

    private TrafficWords(IReadOnlyList<RuleTraffic> asked, TrafficTable traffic)
    {
        _traffic = traffic;
        foreach (RuleTraffic one in asked)
        {
            _pieces.WordOf(traffic[one.Numbers], (_, _) => { });
        }

        _asked = new ulong[asked.Count == 0 ? 0 : asked.Max(one => one.Number) + 1];
        foreach (PortName name in asked.SelectMany(one => one.Names).Select(named => named.Name).Distinct())
        {
            _names.Add(name, _pieces.Count + _names.Count < Bits ? 1UL << (_pieces.Count + _names.Count) : 0);
        }

        foreach (RuleTraffic one in _pieces.AreFew ? asked : [])
        {
            _asked[one.Number] = one.Names.Aggregate(_pieces.WordOf(traffic[one.Numbers], (_, _) => { }), (word, named) => word | _names[named.Name]);
        }
    }

    /// <summary>The word of everything.</summary>
    public ulong Everything => ulong.MaxValue >> (Bits - _pieces.Count);

    /// <summary>The word of each <see cref="RuleTraffic"/>, by its number.</summary>
    public ReadOnlySpan<ulong> Asked => _asked;

    /// <summary>Words for what some rules ask for on some destinations; null where a word has too few bits.</summary>
    public static TrafficWords? Of(IReadOnlyList<RuleTraffic> asked, IEnumerable<DeclaredPorts> declared, TrafficTable traffic)
    {
        TrafficWords words = new(asked, traffic);
        return words._pieces.AreFew && declared.All(words.Settle) ? words : null;
    }

    /// <summary>What names come to on a destination that declares these ports.</summary>
    public DestinationWords On(DeclaredPorts declared) => _destinations[declared];

    /// <summary>The number of the set of a word that holds on a destination.</summary>
    public int NumberOf(DestinationWords destination, ulong word)
    {
        ulong own = destination.OwnBeside(word);
        word = (word & Everything) | own;
        if (own == 0)
        {
            // It means the same on every destination.
            if (!_numbersOfPieces.TryGetValue(word, out int everywhere))
            {
                _numbersOfPieces.Add(word, everywhere = _traffic.NumberOf(_pieces.SetOf(word)));
            }

            return everywhere;
        }

        if (!_numbers.TryGetValue((destination, word), out int number))
        {
            _numbers.Add((destination, word), number = _traffic.NumberOf(_pieces.SetOf(word & Everything).Union(destination.SetOf(own))));
        }

        return number;
    }

    private bool Settle(DeclaredPorts declared)
    {
        int used = _pieces.Count + _names.Count;
        List<OwnPort> own = [];
        foreach (IGrouping<(Protocol Protocol, ushort Number), ContainerPort> port in declared.Ports.GroupBy(port => (port.Protocol, port.Number)))
        {
            TrafficSet traffic = TrafficSet.Of(port.Key.Protocol, PortSet.Of(port.Key.Number));
            ulong named = port.Aggregate(0UL, (word, one) => word | _names.GetValueOrDefault(new PortName(one.Name, one.Protocol)));
            if (named != 0 && used + own.Count < Bits)
            {
                own.Add(new OwnPort(traffic, 1UL << (used + own.Count), named, _pieces.WordTouching(traffic)));
            }
            else if (named != 0)
            {
                return false;
            }
        }

        _destinations.Add(declared, new DestinationWords(Everything, [.. own]));
        return used <= Bits;
    }
}
