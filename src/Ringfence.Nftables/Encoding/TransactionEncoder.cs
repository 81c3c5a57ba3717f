using System.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Writes the changes of a transaction as messages of one batch, and remembers which message says which change.</summary>
/// <param name="family">The family of the table that they change.</param>
internal sealed class TransactionEncoder(TableFamily family)
{
    private const uint FilterPolicyAccept = 1;
    private const NetlinkFlags Make = NetlinkFlags.Create | NetlinkFlags.Exclusive;

    private readonly List<(int Place, RulesetChange? Change)> _changes = [];
    private (int Place, RulesetChange? Change) _change = (-1, null);
    private uint _setId;

    /// <summary>The batch as far as it is written.</summary>
    public NetlinkBatch Batch { get; } = new();

    /// <summary>How many elements and entries it puts in or takes out.</summary>
    public int Elements { get; private set; }

    /// <summary>What the refusal of a message says of the transaction.</summary>
    public RefusedChange Refused(RefusedMessage message)
    {
        (int place, RulesetChange? change) = message.Index < 0 ? (-1, null) : _changes[message.Index];
        return new RefusedChange(place, change, message.Error, message.Text);
    }

    /// <summary>Makes the table where it is missing.</summary>
    public void AddTable()
    {
        Begin(NftMessage.NewTable, NetlinkFlags.Create).Text(NftAttributes.Table.Name, Ruleset.Table);
        Batch.End();
    }

    /// <summary>Removes the table and all that is in it; refused when it is missing.</summary>
    public void DeleteTable()
    {
        Begin(NftMessage.DeleteTable, NetlinkFlags.None).Text(NftAttributes.Table.Name, Ruleset.Table);
        Batch.End();
    }

    /// <summary>A message that is always refused: nobody has a table of that name.</summary>
    public void DeleteNothing()
    {
        Begin(NftMessage.DeleteTable, NetlinkFlags.None).Text(NftAttributes.Table.Name, new string('-', NftLimits.NameBytes - 1));
        Batch.End();
    }

    /// <summary>Writes changes in order.</summary>
    public void Write(Transaction transaction)
    {
        for (int i = 0; i < transaction.Changes.Count; i++)
        {
            _change = (i, transaction.Changes[i]);
            Write(transaction.Changes[i]);
        }

        _change = (-1, null);
    }

    private void Write(RulesetChange change)
    {
        switch (change)
        {
            case RulesetChange.AddSet(var set):
                SetEncoder.WriteSet(Begin(NftMessage.NewSet, Make), set, ++_setId);
                Batch.End();
                break;
            case RulesetChange.AddMap(var map):
                SetEncoder.WriteMap(Begin(NftMessage.NewSet, Make), map, ++_setId);
                Batch.End();
                break;
            case RulesetChange.DeleteSet(var set):
                DeleteSet(set.Name);
                break;
            case RulesetChange.DeleteMap(var map):
                DeleteSet(map.Name);
                break;
            case RulesetChange.AddElements(var set, var elements):
                WriteAll(NftMessage.NewElements, Make, set.Name, elements, (writer, element) => SetEncoder.WriteElement(writer, set, element));
                break;
            case RulesetChange.DeleteElements(var set, var elements):
                WriteAll(NftMessage.DeleteElements, NetlinkFlags.None, set.Name, elements, (writer, element) => SetEncoder.WriteElement(writer, set, element));
                break;
            case RulesetChange.AddEntries(var map, var entries):
                WriteAll(NftMessage.NewElements, Make, map.Name, entries, (writer, entry) => SetEncoder.WriteEntry(writer, map, entry.Key, entry.Verdict));
                break;
            case RulesetChange.DeleteEntries(var map, var entries):
                WriteAll(NftMessage.DeleteElements, NetlinkFlags.None, map.Name, entries, (writer, entry) => SetEncoder.WriteEntry(writer, map, entry.Key, null));
                break;
            case RulesetChange.AddCounter(var counter):
                AddCounter(counter);
                break;
            case RulesetChange.DeleteCounter(var counter):
                WriteCounterName(Begin(NftMessage.DeleteObject, NetlinkFlags.None), counter.Name);
                Batch.End();
                break;
            case RulesetChange.AddChain(var chain):
                AddChain(chain);
                break;
            case RulesetChange.DeleteChain(var chain):
                NetlinkWriter gone = Begin(NftMessage.DeleteChain, NetlinkFlags.None);
                gone.Text(NftAttributes.Chain.Table, Ruleset.Table);
                gone.Text(NftAttributes.Chain.Name, chain.Name);
                Batch.End();
                break;
            case RulesetChange.FlushChain(var chain):
                NetlinkWriter emptied = Begin(NftMessage.DeleteRule, NetlinkFlags.None);
                emptied.Text(NftAttributes.Rule.Table, Ruleset.Table);
                emptied.Text(NftAttributes.Rule.Chain, chain);
                Batch.End();
                break;
            case RulesetChange.AddRule(var chain, var rule):
                AddRule(chain, rule);
                break;
            default:
                throw new UnreachableException($"Unhandled change {change.GetType().Name}.");
        }
    }

    private void AddRule(string chain, NftRule rule)
    {
        NetlinkWriter writer = Begin(NftMessage.NewRule, NetlinkFlags.Create | NetlinkFlags.Append);
        writer.Text(NftAttributes.Rule.Table, Ruleset.Table);
        writer.Text(NftAttributes.Rule.Chain, chain);
        RuleEncoder.Write(writer, rule);
        WriteComment(writer, NftAttributes.Rule.UserText, rule.Comment);
        Batch.End();
    }

    private void AddChain(NftChain chain)
    {
        NetlinkWriter writer = Begin(NftMessage.NewChain, Make);
        writer.Text(NftAttributes.Chain.Table, Ruleset.Table);
        writer.Text(NftAttributes.Chain.Name, chain.Name);
        if (chain.Anchor is { } anchor)
        {
            int hook = writer.BeginNest(NftAttributes.Chain.Hook);
            writer.UInt32(NftAttributes.Chain.HookNumber, (uint)anchor.Hook);
            writer.UInt32(NftAttributes.Chain.HookPriority, unchecked((uint)anchor.Priority));
            writer.EndNest(hook);
            writer.UInt32(NftAttributes.Chain.Policy, FilterPolicyAccept);
            writer.Text(NftAttributes.Chain.Type, "filter");
        }

        WriteComment(writer, NftAttributes.Chain.UserText, chain.Comment);
        Batch.End();
    }

    private void AddCounter(NftCounter counter)
    {
        NetlinkWriter writer = Begin(NftMessage.NewObject, Make);
        WriteCounterName(writer, counter.Name);
        writer.EndNest(writer.BeginNest(NftAttributes.Counter.Content));
        WriteComment(writer, NftAttributes.Counter.UserText, counter.Comment);
        Batch.End();
    }

    private void DeleteSet(string name)
    {
        NetlinkWriter writer = Begin(NftMessage.DeleteSet, NetlinkFlags.None);
        writer.Text(NftAttributes.Set.Table, Ruleset.Table);
        writer.Text(NftAttributes.Set.Name, name);
        Batch.End();
    }

    /// <summary>Writes elements as lists of the length that a list can have.</summary>
    private void WriteAll<T>(NftMessage kind, NetlinkFlags flags, string set, IReadOnlyCollection<T> elements, Action<NetlinkWriter, T> write)
    {
        Elements += elements.Count;
        using IEnumerator<T> next = elements.GetEnumerator();
        bool more = next.MoveNext();
        while (more)
        {
            NetlinkWriter writer = Begin(kind, flags);
            writer.Text(NftAttributes.Elements.Table, Ruleset.Table);
            writer.Text(NftAttributes.Elements.Set, set);
            int list = writer.BeginNest(NftAttributes.Elements.List);
            for (int start = writer.Length; more && writer.Length - start < NetlinkWriter.LongestNest; more = next.MoveNext())
            {
                write(writer, next.Current);
            }

            writer.EndNest(list);
            Batch.End();
        }
    }

    private NetlinkWriter Begin(NftMessage kind, NetlinkFlags flags)
    {
        _changes.Add(_change);
        return Batch.Begin(kind, flags, (byte)family);
    }

    private static void WriteCounterName(NetlinkWriter writer, string name)
    {
        writer.Text(NftAttributes.Counter.Table, Ruleset.Table);
        writer.Text(NftAttributes.Counter.Name, name);
        writer.UInt32(NftAttributes.Counter.Type, ExpressionAttributes.ObjectReference.Counter);
    }

    private static void WriteComment(NetlinkWriter writer, int attribute, string comment)
    {
        if (comment.Length > 0)
        {
            writer.Bytes(attribute, UserText.Of(comment));
        }
    }
}
