using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Makes the sets that classes use, each once: a set is named for what it is meant to hold, so classes that mean the same share it.</summary>
/// <param name="remotes">The remotes of the cluster.</param>
/// <param name="known">Sets that were made before and hold the same.</param>
internal sealed class SetShelf(RemoteIndex remotes, KnownParts known)
{
    private readonly Dictionary<string, NftSet> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PeerSet> _peerSets = new(StringComparer.Ordinal);

    /// <summary>The sets of pods made so far, each with what it is for.</summary>
    public IReadOnlyCollection<PeerSet> PeerSets => _peerSets.Values;

    /// <summary>The sets made so far.</summary>
    public IReadOnlyCollection<NftSet> Sets => _sets.Values;

    /// <summary>Takes over a set that was made before.</summary>
    public void Keep(NftSet set, PeerSet? peers)
    {
        _sets.TryAdd(set.Name, set);
        if (peers is not null)
        {
            _peerSets.TryAdd(set.Name, peers);
        }
    }

    /// <summary>The addresses of remotes that any of some selections takes. Its name does not depend on who is there: a pod that comes or goes is one element.</summary>
    public string Pods(AddressFamily family, IReadOnlyList<RemoteSelection> selections)
    {
        string[] texts = [.. selections.Select(selection => selection.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string name = ContentName.Of($"pods{Digit(family)}", texts);
        _peerSets.TryAdd(name, new PeerSet(name, family, [.. selections.Select(selection => selection.Term)]));
        return Shelve(name, AddressKey(family), SetKind.Hash, string.Join("; ", texts), () =>
            remotes.ElementsOf(selections.SelectMany(selection => selection.Groups).Distinct(), family));
    }

    /// <summary>The addresses of all remotes that are known.</summary>
    public string Known(AddressFamily family)
    {
        string name = $"known{Digit(family)}";
        _peerSets.TryAdd(name, new PeerSet(name, family, [new RemoteTerm([RuleMatch.Everything])]));
        return Shelve(name, AddressKey(family), SetKind.Hash, "every pod and node with a known address", () => remotes.All(family));
    }

    /// <summary>Ranges of addresses of one family.</summary>
    public string Blocks(AddressFamily family, AddressSet addresses)
    {
        string text = string.Join(", ", addresses.Ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
        bool ranges = addresses.Ranges.Any(range => range.First != range.Last);
        return Shelve(ContentName.Of($"blocks{Digit(family)}", text), AddressKey(family), ranges ? SetKind.Interval : SetKind.Hash, string.Empty, () =>
            ElementSet.Of(addresses.Ranges.Select(SetElement.Of)));
    }

    /// <summary>The ports of some traffic, each with its protocol.</summary>
    public string Ports(TrafficSet traffic)
    {
        TrafficSet ports = traffic with { Other = OtherTraffic.None };
        List<SetElement> elements = [];
        foreach (Protocol protocol in (ReadOnlySpan<Protocol>)[Protocol.Tcp, Protocol.Udp, Protocol.Sctp])
        {
            elements.AddRange(ports.PortsOf(protocol).Ranges.Select(range => SetElement.Of(ProtocolNumber.Of(protocol), range)));
        }

        // Single ports go into a hash, which answers sooner than ranges do.
        SetKind kind = elements.TrueForAll(element => element.IsSingle) ? SetKind.Hash : SetKind.Interval;
        return Shelve(ContentName.Of("ports", ports.ToString()), [FieldType.Protocol, FieldType.Port], kind, ports.ToString(), () => ElementSet.Of(elements));
    }

    /// <summary>The protocols that have ports.</summary>
    public string Transports() => Shelve("transports", [FieldType.Protocol], SetKind.Hash, "the protocols that have ports", () =>
        ElementSet.Of(SetElement.Of(ProtocolNumber.Tcp), SetElement.Of(ProtocolNumber.Udp), SetElement.Of(ProtocolNumber.Sctp)));

    private static ValueArray<FieldType> AddressKey(AddressFamily family) => [family == AddressFamily.IPv4 ? FieldType.IPv4Address : FieldType.IPv6Address];

    private static char Digit(AddressFamily family) => family == AddressFamily.IPv4 ? '4' : '6';

    private string Shelve(string name, ValueArray<FieldType> key, SetKind kind, string comment, Func<ElementSet> elements)
    {
        if (!_sets.ContainsKey(name))
        {
            _sets.Add(name, known.FindSet(name) ?? new NftSet(name, key, kind, ContentName.Comment(comment)) { Elements = elements() });
        }

        return name;
    }
}
