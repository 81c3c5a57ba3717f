using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Diagnostics;

/// <summary>Finds what a mistyped name most likely meant, for "did you mean".</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the fewest edits from <paramref name="name"/> (a letter put in, left out, changed, or two neighbours swapped; case costs nothing);
    /// of equally near ones the first. False when none is within a third of the name's length, and at least one edit.
    /// </summary>
    public static bool TryFind(string name, IEnumerable<string> candidates, [NotNullWhen(true)] out string? nearest)
    {
        nearest = null;
        int best = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < best && Distance(name, candidate) is var distance && distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest is not null;
    }

    /// <summary>Up to <paramref name="count"/> candidates near enough to be meant, the nearest first.</summary>
    public static IReadOnlyList<string> FindSeveral(string name, IEnumerable<string> candidates, int count)
    {
        int limit = Math.Max(1, name.Length / 3);
        return
        [
            .. candidates.Distinct(StringComparer.Ordinal)
                .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(pair => pair.Distance <= limit)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(count)
                .Select(pair => pair.Name),
        ];
    }

    /// <summary>The number of edits between two names (optimal string alignment), letters compared without case.</summary>
    public static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int least = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                bool swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                current[j] = swapped ? Math.Min(least, beforeLast[j - 2] + 1) : least;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
