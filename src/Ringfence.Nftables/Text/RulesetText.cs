namespace Ringfence.Nftables;

/// <summary>Writes a whole ruleset as text that <c>nft -f -</c> loads, any number of times: what the table held before is replaced in the same transaction.</summary>
/// <remarks>Written for nft 1.0.6: one statement a line, no anonymous sets, ranges instead of prefixes.</remarks>
public static class RulesetText
{
    /// <summary>Writes the text of the table that judges policies.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="ruleset">What the table shall hold.</param>
    /// <param name="heading">Lines for people to stand first, as comments.</param>
    public static void Write(TextWriter output, Ruleset ruleset, params IEnumerable<string> heading) => Write(output, TableFamily.Inet, ruleset, heading);

    /// <summary>Writes the text of either table.</summary>
    public static void Write(TextWriter output, TableFamily family, Ruleset ruleset, params IEnumerable<string> heading)
    {
        string table = $"{TableFamilyWord.Of(family)} {Ruleset.Table}";
        foreach (string line in heading)
        {
            // Whatever a name holds, it stays in its comment.
            output.Write($"# {line.ReplaceLineEndings(" ")}".TrimEnd() + "\n");
        }

        // The first line makes the second one possible where there is no table yet.
        output.Write($"add table {table}\ndelete table {table}\ntable {table} {{\n");
        foreach (NftCounter counter in ruleset.Counters)
        {
            WriteBlock(output, $"counter {counter.Name}", PartText.Of(counter));
        }

        foreach (NftSet set in ruleset.Sets)
        {
            WriteBlock(output, $"set {set.Name}", PartText.Of(set), set.Elements.Select(element => ElementText.Of(element, set.Key)));
        }

        // Base chains last: they are where a reader starts who knows the rest.
        foreach (NftChain chain in ruleset.Chains.OrderBy(chain => chain.Anchor is null ? 0 : 1))
        {
            WriteBlock(output, $"chain {chain.Name}", [.. PartText.Of(chain), .. chain.Rules.Select(RuleText.Of)]);
        }

        foreach (VerdictMap map in ruleset.Maps)
        {
            WriteBlock(output, $"map {map.Name}", PartText.Of(map), map.Entries.Select(entry => PartText.Of(entry, map.Key)));
        }

        output.Write("}\n");
    }

    /// <summary>The text.</summary>
    public static string Of(Ruleset ruleset, params IEnumerable<string> heading)
    {
        using StringWriter text = new() { NewLine = "\n" };
        Write(text, ruleset, heading);
        return text.ToString();
    }

    private static void WriteBlock(TextWriter output, string head, IEnumerable<string> statements, params IEnumerable<string> elements)
    {
        output.Write($"\t{head} {{\n");
        foreach (string statement in statements)
        {
            output.Write($"\t\t{statement}\n");
        }

        using IEnumerator<string> first = elements.GetEnumerator();
        if (first.MoveNext())
        {
            output.Write("\t\telements = ");
            ElementText.WriteList(output, elements, "\t\t");
            output.Write('\n');
        }

        output.Write("\t}\n");
    }
}
