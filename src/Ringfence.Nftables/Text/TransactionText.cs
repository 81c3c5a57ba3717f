using System.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Writes a transaction as text that <c>nft -f -</c> does once.</summary>
public static class TransactionText
{
    private const string Table = $"inet {Ruleset.Table}";

    /// <summary>The text.</summary>
    public static string Of(Transaction transaction)
    {
        using StringWriter text = new() { NewLine = "\n" };
        text.Write($"add table {Table}\n");
        foreach (RulesetChange change in transaction.Changes)
        {
            Write(text, change);
            text.Write('\n');
        }

        return text.ToString();
    }

    private static void Write(StringWriter text, RulesetChange change)
    {
        switch (change)
        {
            case RulesetChange.AddSet(var set):
                text.Write($"add set {Table} {set.Name} {Braces(PartText.Of(set))}");
                break;
            case RulesetChange.DeleteSet(var set):
                text.Write($"delete set {Table} {set.Name}");
                break;
            case RulesetChange.AddElements(var set, var elements):
                text.Write($"add element {Table} {set.Name} ");
                ElementText.WriteList(text, elements.Select(element => ElementText.Of(element, set.Key)), string.Empty);
                break;
            case RulesetChange.DeleteElements(var set, var elements):
                text.Write($"delete element {Table} {set.Name} ");
                ElementText.WriteList(text, elements.Select(element => ElementText.Of(element, set.Key)), string.Empty);
                break;
            case RulesetChange.AddMap(var map):
                text.Write($"add map {Table} {map.Name} {Braces(PartText.Of(map))}");
                break;
            case RulesetChange.DeleteMap(var map):
                text.Write($"delete map {Table} {map.Name}");
                break;
            case RulesetChange.AddEntries(var map, var entries):
                text.Write($"add element {Table} {map.Name} ");
                ElementText.WriteList(text, entries.Select(entry => PartText.Of(entry, map.Key)), string.Empty);
                break;
            case RulesetChange.DeleteEntries(var map, var entries):
                text.Write($"delete element {Table} {map.Name} ");
                ElementText.WriteList(text, entries.Select(entry => ElementText.Of(entry.Key, map.Key)), string.Empty);
                break;
            case RulesetChange.AddCounter(var counter):
                text.Write($"add counter {Table} {counter.Name} {Braces(PartText.Of(counter))}");
                break;
            case RulesetChange.DeleteCounter(var counter):
                text.Write($"delete counter {Table} {counter.Name}");
                break;
            case RulesetChange.AddChain(var chain):
                text.Write($"add chain {Table} {chain.Name} {Braces(PartText.Of(chain))}");
                break;
            case RulesetChange.DeleteChain(var chain):
                text.Write($"delete chain {Table} {chain.Name}");
                break;
            case RulesetChange.FlushChain(var chain):
                text.Write($"flush chain {Table} {chain}");
                break;
            case RulesetChange.AddRule(var chain, var rule):
                text.Write($"add rule {Table} {chain} {RuleText.Of(rule)}");
                break;
            default:
                throw new UnreachableException($"Unhandled change {change.GetType().Name}.");
        }
    }

    private static string Braces(IEnumerable<string> statements) => $"{{ {string.Concat(statements.Select(statement => $"{statement}; "))}}}";
}
