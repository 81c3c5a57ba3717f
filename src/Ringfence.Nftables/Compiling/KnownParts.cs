using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Nftables;

/// <summary>Parts that were compiled before for the same pods: a chain or set that is wanted again by its name is the same, since names are made of contents.</summary>
internal sealed class KnownParts
{
    private readonly Dictionary<string, NftChain> _chains;
    private readonly Dictionary<string, NftSet> _sets;
    private readonly Dictionary<string, PeerSet> _peers;

    private KnownParts(IEnumerable<NftChain> chains, IEnumerable<NftSet> sets, IEnumerable<PeerSet> peers)
    {
        _chains = chains.ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        _sets = sets.ToDictionary(set => set.Name, StringComparer.Ordinal);
        _peers = peers.ToDictionary(set => set.Name, StringComparer.Ordinal);
    }

    /// <summary>The parts of what was compiled before; none for null.</summary>
    public static KnownParts Of(CompiledPeers? before) => before is null ? new([], [], []) : new(before.Node.Ruleset.Chains, before.Node.Ruleset.Sets, before.Sets);

    /// <summary>Whether there is a chain.</summary>
    public bool Has(string chain) => _chains.ContainsKey(chain);

    /// <summary>A set; null when there is none of that name.</summary>
    public NftSet? FindSet(string name) => _sets.GetValueOrDefault(name);

    /// <summary>Takes over a chain of a class, and the sets that it looks into.</summary>
    public bool TryTake(string name, SetShelf sets, [NotNullWhen(true)] out NftChain? chain)
    {
        if (!_chains.TryGetValue(name, out chain))
        {
            return false;
        }

        foreach (string set in PartUses.SetsOf(chain))
        {
            sets.Keep(_sets[set], _peers.GetValueOrDefault(set));
        }

        return true;
    }
}
