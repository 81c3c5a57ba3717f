using System.Globalization;

namespace Ringfence.Syntax;

/// <summary>Where two trees say different things; how they are written is of no account, and aliases are what they stand for.</summary>
public static class TreeDifference
{
    /// <summary>The paths that differ, as the API server writes them; the empty path is the whole tree.</summary>
    public static IReadOnlyList<string> Between(SyntaxNode before, SyntaxNode after)
    {
        List<string> paths = [];
        Compare(before, after, string.Empty, paths);
        return paths;
    }

    private static void Compare(SyntaxNode before, SyntaxNode after, string path, List<string> paths)
    {
        if (before.Kind == NodeKind.Mapping && after.Kind == NodeKind.Mapping)
        {
            CompareEntries(before, after, path, paths);
        }
        else if (before.Kind == NodeKind.Sequence && after.Kind == NodeKind.Sequence && before.Count == after.Count)
        {
            CompareItems(before, after, path, paths);
        }
        else if (before.Kind != after.Kind || before.Count != after.Count || before.Text != after.Text)
        {
            paths.Add(path);
        }
    }

    private static void CompareEntries(SyntaxNode before, SyntaxNode after, string path, List<string> paths)
    {
        List<(string Key, SyntaxNode Value)> left = Entries(before);
        List<(string Key, SyntaxNode Value)> right = Entries(after);
        string At(string key) => path.Length == 0 ? key : $"{path}.{key}";
        foreach (string key in left.Concat(right).Select(entry => entry.Key).Distinct(StringComparer.Ordinal))
        {
            SyntaxNode[] was = [.. left.Where(entry => entry.Key == key).Select(entry => entry.Value)];
            SyntaxNode[] became = [.. right.Where(entry => entry.Key == key).Select(entry => entry.Value)];
            if (was.Length != became.Length)
            {
                paths.Add(At(key));
                continue;
            }

            for (int i = 0; i < was.Length; i++)
            {
                Compare(was[i], became[i], At(key), paths);
            }
        }
    }

    private static void CompareItems(SyntaxNode before, SyntaxNode after, string path, List<string> paths)
    {
        SyntaxItems.Enumerator became = after.Items.GetEnumerator();
        int index = 0;
        foreach (SyntaxNode was in before.Items)
        {
            became.MoveNext();
            Compare(was, became.Current, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), paths);
        }
    }

    private static List<(string Key, SyntaxNode Value)> Entries(SyntaxNode mapping)
    {
        List<(string, SyntaxNode)> entries = [];
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            entries.Add((entry.Key.KeyText, entry.Value));
        }

        return entries;
    }
}
