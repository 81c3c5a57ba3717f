using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Lists our table once and reads it back into a ruleset.</summary>
/// <remarks>Each kind of part is one listing, and each set another; a change of the table in between shows as a part that is missing, which the next comparison repairs.</remarks>
internal sealed class TableReader(NetfilterConnection connection, TableFamily family)
{
    private const uint AcceptPolicy = 1;

    private readonly List<NftSet> _sets = [];
    private readonly List<VerdictMap> _maps = [];
    private readonly List<NftCounter> _counters = [];
    private readonly List<NftChain> _chains = [];
    private readonly Dictionary<string, List<NftRule>> _rules = new(StringComparer.Ordinal);
    private string? _strange;

    /// <summary>Reads the table.</summary>
    /// <exception cref="NetlinkException">The kernel refuses to list.</exception>
    public ListedTable Read()
    {
        uint flags = 0;
        if (!connection.TryGet(NftMessages.TypeOf(NftMessage.GetTable), (byte)family, OfTable(NftAttributes.Table.Name), (in NetlinkMessage message) => flags = message.Attributes.Find(NftAttributes.Table.Flags).UInt32))
        {
            return new ListedTable.Missing();
        }

        if (flags != 0)
        {
            return new ListedTable.Strange("the table is switched off or belongs to a process");
        }

        List(NftMessage.GetChain, NftAttributes.Chain.Table, _chains.Clear, TakeChain);
        List(NftMessage.GetRule, NftAttributes.Rule.Table, _rules.Clear, TakeRule);
        List(NftMessage.GetObject, NftAttributes.Counter.Table, _counters.Clear, TakeCounter);
        List(NftMessage.GetSet, NftAttributes.Set.Table, ClearSets, TakeSet);
        return _strange is { } reason
            ? new ListedTable.Strange(reason)
            : new ListedTable.Held(new Ruleset(
                _sets.ConvertAll(WithElements),
                _maps.ConvertAll(WithEntries),
                _counters,
                _chains.ConvertAll(chain => chain with { Rules = [.. _rules.GetValueOrDefault(chain.Name, [])] })));
    }

    private NftSet WithElements(NftSet set)
    {
        // What a dynamic set holds is the packets' doing.
        if (set.Kind == SetKind.Dynamic)
        {
            return set;
        }

        ElementDecoder elements = new(set.Key, set.Kind);
        ListElements(set.Name, elements);
        return set with { Elements = elements.Elements() };
    }

    private VerdictMap WithEntries(VerdictMap map)
    {
        ElementDecoder entries = new(map.Key, SetKind.Hash);
        ListElements(map.Name, entries);
        return map with { Entries = entries.Entries() };
    }

    private void ListElements(string set, ElementDecoder decoder) => connection.List(
        NftMessages.TypeOf(NftMessage.GetElements),
        (byte)family,
        writer =>
        {
            writer.Text(NftAttributes.Elements.Table, Ruleset.Table);
            writer.Text(NftAttributes.Elements.Set, set);
        },
        decoder.Clear,
        decoder.Take);

    private void List(NftMessage kind, int tableAttribute, Action begin, NetfilterConnection.Listener take) => connection.List(
        NftMessages.TypeOf(kind),
        (byte)family,
        OfTable(tableAttribute),
        begin,
        (in NetlinkMessage message) =>
        {
            // Not every kernel narrows every listing to a table.
            if (message.Attributes.Find(tableAttribute).Text == Ruleset.Table)
            {
                take(in message);
            }
        });

    private static NetfilterConnection.Body OfTable(int attribute) => writer => writer.Text(attribute, Ruleset.Table);

    private void ClearSets()
    {
        _sets.Clear();
        _maps.Clear();
    }

    private void TakeChain(in NetlinkMessage message)
    {
        NetlinkAttributes chain = message.Attributes;
        string name = chain.Find(NftAttributes.Chain.Name).Text;
        NetlinkAttribute hook = chain.Find(NftAttributes.Chain.Hook);
        ChainAnchor? anchor = null;
        if (hook.IsPresent)
        {
            anchor = new ChainAnchor(
                (ChainHook)hook.Nested.Find(NftAttributes.Chain.HookNumber).UInt32,
                unchecked((int)hook.Nested.Find(NftAttributes.Chain.HookPriority).UInt32));
            if (chain.Find(NftAttributes.Chain.Policy).UInt32 != AcceptPolicy || chain.Find(NftAttributes.Chain.Type).Text != "filter" || !Enum.IsDefined(anchor.Hook))
            {
                _strange = $"the chain {name} hangs where no chain of ours does";
            }
        }

        _chains.Add(new NftChain(name, [], UserText.Find(chain.Find(NftAttributes.Chain.UserText).Value, UserText.Comment)) { Anchor = anchor });
    }

    private void TakeRule(in NetlinkMessage message)
    {
        string chain = message.Attributes.Find(NftAttributes.Rule.Chain).Text;
        if (!_rules.TryGetValue(chain, out List<NftRule>? rules))
        {
            _rules[chain] = rules = [];
        }

        string comment = UserText.Find(message.Attributes.Find(NftAttributes.Rule.UserText).Value, UserText.Comment);
        rules.Add(RuleDecoder.Read(message.Attributes.Find(NftAttributes.Rule.Expressions).Nested, comment));
    }

    private void TakeCounter(in NetlinkMessage message)
    {
        NetlinkAttributes counter = message.Attributes;
        string name = counter.Find(NftAttributes.Counter.Name).Text;
        if (counter.Find(NftAttributes.Counter.Type).UInt32 != ExpressionAttributes.ObjectReference.Counter)
        {
            _strange = $"{name} is no counter";
        }

        _counters.Add(new NftCounter(name, UserText.Find(counter.Find(NftAttributes.Counter.UserText).Value, UserText.Comment)));
    }

    private void TakeSet(in NetlinkMessage message)
    {
        NetlinkAttributes set = message.Attributes;
        string name = set.Find(NftAttributes.Set.Name).Text;
        uint flags = set.Find(NftAttributes.Set.Flags).UInt32;
        string comment = UserText.Find(set.Find(NftAttributes.Set.UserText).Value, UserText.SetComment);
        if (!KeyTypeNumber.TryRead(set.Find(NftAttributes.Set.KeyType).UInt32, out ValueArray<FieldType> key))
        {
            _strange = $"the set {name} holds what no set of ours does";
        }
        else if (flags == SetFlagBits.Map && set.Find(NftAttributes.Set.ValueType).UInt32 == SetEncoder.VerdictType)
        {
            _maps.Add(new VerdictMap(name, key, comment) { Capacity = RoomOf(set) });
        }
        else if (SetFlagBits.KindOf(flags) is { } kind)
        {
            _sets.Add(new NftSet(name, key, kind, comment)
            {
                Capacity = RoomOf(set),
                Expiry = TimeSpan.FromMilliseconds(set.Find(NftAttributes.Set.Timeout).UInt64),
            });
        }
        else
        {
            _strange = $"the set {name} is kept in a way that no set of ours is";
        }
    }

    private static int RoomOf(NetlinkAttributes set) => (int)set.Find(NftAttributes.Set.Description).Nested.Find(NftAttributes.Set.DescriptionSize).UInt32;
}
