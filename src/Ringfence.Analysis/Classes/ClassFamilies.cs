using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Numbers the address families that endpoints have, and keeps what Core says of two of them.</summary>
internal sealed class ClassFamilies(PeerReader reader)
{
    private readonly Dictionary<(AddressKnowledge, bool, bool), int> _numbers = [];
    private readonly List<Party.Pod> _samples = [];
    private readonly List<AddressSet> _outside = [];
    private readonly Dictionary<(int, int), ValueArray<AddressFamily>> _between = [];

    // Asked for every pair of classes: by the number of the source, then that of the destination.
    private readonly List<List<ValueArray<AddressFamily>?>> _connecting = [];

    /// <summary>The number of an endpoint's families.</summary>
    public int NumberOf(Party.Pod party)
    {
        EndpointAddresses addresses = reader.AddressesOf(party);
        (AddressKnowledge, bool, bool) key = (addresses.Knowledge, addresses.Has(AddressFamily.IPv4), addresses.Has(AddressFamily.IPv6));
        if (!_numbers.TryGetValue(key, out int number))
        {
            _numbers.Add(key, number = _samples.Count);
            _samples.Add(party);
            _outside.Add(AddressSet.Of([.. ((Cidr[])[Cidr.AllIPv4, Cidr.AllIPv6]).Where(all => CanConnect(party, all))]));
        }

        return number;
    }

    /// <summary>The families in which connections between two such endpoints are judged; at least one.</summary>
    public ValueArray<AddressFamily> Between(int source, int destination)
    {
        if (!_between.TryGetValue((source, destination), out ValueArray<AddressFamily> families))
        {
            _between.Add((source, destination), families = Families.Between(_samples[source], _samples[destination], reader.AddressesOf));
        }

        return families;
    }

    /// <summary>The families in which two such endpoints can connect at all; maybe none.</summary>
    public ValueArray<AddressFamily> Connecting(int source, int destination)
    {
        if (source < _connecting.Count && destination < _connecting[source].Count && _connecting[source][destination] is { } known)
        {
            return known;
        }

        ValueArray<AddressFamily> families = Families.Connecting(_samples[source], _samples[destination], reader.AddressesOf);
        Grow(_connecting, source, () => []);
        Grow(_connecting[source], destination, () => null);
        _connecting[source][destination] = families;
        return families;
    }

    /// <summary>The addresses outside that such an endpoint can connect with at all: those of its families.</summary>
    public AddressSet OutsideOf(int number) => _outside[number];

    private static void Grow<T>(List<T> list, int place, Func<T> make)
    {
        while (list.Count <= place)
        {
            list.Add(make());
        }
    }

    private bool CanConnect(Party.Pod party, Cidr block) => !Families.Connecting(party, new Party.External(block), reader.AddressesOf).IsEmpty;
}
