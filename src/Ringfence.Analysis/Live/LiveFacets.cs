using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Where endpoints' addresses lie, while the blocks of policies grow more.</summary>
internal sealed class LiveFacets
{
    private readonly PeerReader _reader;
    private readonly RuleVocabulary _vocabulary;
    private readonly AddressCuts _cuts;
    private readonly int _cut;
    private readonly Dictionary<ValueArray<int>, int> _pieces = [];
    private readonly List<ValueArray<int>> _blocksOf = [];
    private readonly Dictionary<AddressFacet, (int Asked, List<int> Blocks)> _guessed = [];

    /// <summary>Starts with the blocks that are known; later ones are held against each address for themselves.</summary>
    public LiveFacets(PeerReader reader, RuleVocabulary vocabulary)
    {
        _reader = reader;
        _vocabulary = vocabulary;
        _cut = vocabulary.Blocks.Count;
        _cuts = new AddressCuts([.. vocabulary.Blocks.Select(block => block.Addresses)]);
    }

    /// <summary>The facet of an endpoint.</summary>
    public AddressFacet Of(Endpoint endpoint)
    {
        EndpointAddresses addresses = AddressesOf(endpoint);
        return addresses.Knowledge == AddressKnowledge.Exact
            ? new AddressFacet(addresses.Knowledge, endpoint.Network, AddressSet.Empty, [.. PiecesOf(addresses.Possible).Order()])
            : new AddressFacet(addresses.Knowledge, endpoint.Network, addresses.Possible, []);
    }

    /// <summary>An endpoint's addresses as rules see them.</summary>
    public EndpointAddresses AddressesOf(Endpoint endpoint) => _reader.AddressesOf(new Party.Pod(endpoint));

    /// <summary>The numbers of the address peers that may take endpoints of a facet.</summary>
    public IReadOnlyList<int> BlocksOf(AddressFacet facet, Party.Pod sample)
    {
        if (facet.Knowledge == AddressKnowledge.Exact)
        {
            return [.. facet.Pieces.SelectMany(piece => (IEnumerable<int>)_blocksOf[piece]).Where(block => block >= 0).Distinct()];
        }

        (int asked, List<int> blocks) = _guessed.GetValueOrDefault(facet, (0, []));
        for (; asked < _vocabulary.Blocks.Count; asked++)
        {
            Peer.Networks block = _vocabulary.Blocks[asked];
            if (_reader.Match(block, Standing.Apart, sample, AddressFamily.IPv4).Fits || _reader.Match(block, Standing.Apart, sample, AddressFamily.IPv6).Fits)
            {
                blocks.Add(asked);
            }
        }

        _guessed[facet] = (asked, blocks);
        return blocks;
    }

    private HashSet<int> PiecesOf(AddressSet addresses)
    {
        HashSet<int> pieces = [];
        foreach (AddressRange range in addresses.Ranges)
        {
            for (Address address = range.First; address != range.Last; address = address.Next)
            {
                pieces.Add(PieceOf(address));
            }

            pieces.Add(PieceOf(range.Last));
        }

        return pieces;
    }

    private int PieceOf(Address address)
    {
        // The family leads, below any block's number: the same blocks in the other family are another piece.
        List<int> blocks = [-1 - (int)address.Family, .. _cuts.SetsOf(_cuts.NumberOf(address))];
        for (int block = _cut; block < _vocabulary.Blocks.Count; block++)
        {
            if (_vocabulary.Blocks[block].Addresses.Contains(address))
            {
                blocks.Add(block);
            }
        }

        ValueArray<int> key = [.. blocks];
        if (!_pieces.TryGetValue(key, out int piece))
        {
            _pieces.Add(key, piece = _blocksOf.Count);
            _blocksOf.Add(key);
        }

        return piece;
    }
}
