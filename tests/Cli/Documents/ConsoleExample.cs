namespace Ringfence.Cli.Tests;

/// <summary>A command that a page shows after <c>$ </c>, with the standard output that the page says it has.</summary>
public sealed record ConsoleExample(string Command, string Output)
{
    private const string Fence = "```";

    /// <summary>The examples in a page's <c>console</c> blocks, in order.</summary>
    public static IReadOnlyList<ConsoleExample> In(string page)
    {
        List<ConsoleExample> found = [];
        List<string>? block = null;
        foreach (string line in page.Split('\n'))
        {
            if (block is null)
            {
                block = line == $"{Fence}console" ? [] : null;
            }
            else if (line == Fence)
            {
                found.AddRange(Take(block));
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }

        return found;
    }

    private static IEnumerable<ConsoleExample> Take(List<string> block)
    {
        int[] starts = [.. Enumerable.Range(0, block.Count).Where(i => block[i].StartsWith("$ ", StringComparison.Ordinal)), block.Count];
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            string output = string.Concat(block.GetRange(starts[i] + 1, starts[i + 1] - starts[i] - 1).Select(line => $"{line}\n"));
            yield return new ConsoleExample(block[starts[i]][2..], output);
        }
    }
}
