using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One step of a transaction; a closed set of cases. The kernel does them in order, all or none.</summary>
public abstract record RulesetChange
{
    private RulesetChange()
    {
    }

    /// <summary>Makes a set, empty.</summary>
    public sealed record AddSet(NftSet Set) : RulesetChange;

    /// <summary>Removes a set that no rule uses any more, with what is in it.</summary>
    public sealed record DeleteSet(NftSet Set) : RulesetChange;

    /// <summary>Puts elements into a set that has none of them.</summary>
    public sealed record AddElements(NftSet Set, ElementSet Elements) : RulesetChange;

    /// <summary>Takes elements out of a set that has them all.</summary>
    public sealed record DeleteElements(NftSet Set, ElementSet Elements) : RulesetChange;

    /// <summary>Makes a map, empty.</summary>
    public sealed record AddMap(VerdictMap Map) : RulesetChange;

    /// <summary>Removes a map that no rule uses any more, with what is in it.</summary>
    public sealed record DeleteMap(VerdictMap Map) : RulesetChange;

    /// <summary>Puts entries into a map that has none of their keys.</summary>
    public sealed record AddEntries(VerdictMap Map, ValueArray<MapEntry> Entries) : RulesetChange;

    /// <summary>Takes entries out of a map that has them all.</summary>
    public sealed record DeleteEntries(VerdictMap Map, ValueArray<MapEntry> Entries) : RulesetChange;

    /// <summary>Makes a counter, at zero.</summary>
    public sealed record AddCounter(NftCounter Counter) : RulesetChange;

    /// <summary>Removes a counter that no rule uses any more.</summary>
    public sealed record DeleteCounter(NftCounter Counter) : RulesetChange;

    /// <summary>Makes a chain, without rules.</summary>
    public sealed record AddChain(NftChain Chain) : RulesetChange;

    /// <summary>Removes a chain that has no rules and that nothing leads to any more.</summary>
    public sealed record DeleteChain(NftChain Chain) : RulesetChange;

    /// <summary>Removes all rules of a chain.</summary>
    public sealed record FlushChain(string Chain) : RulesetChange;

    /// <summary>Appends a rule to a chain.</summary>
    public sealed record AddRule(string Chain, NftRule Rule) : RulesetChange;
}
