namespace Ringfence.Dialects;

/// <summary>Guesses which known name a mistyped one was meant to be.</summary>
internal static class FieldSuggestion
{
    /// <summary>The ending of a message: which field was probably meant, or nothing when none is near.</summary>
    public static string For(string name, ReadOnlySpan<string> known)
    {
        // A name this long was not mistyped, and comparing it would cost.
        if (name.Length > 64)
        {
            return string.Empty;
        }

        string? best = null;
        int least = Math.Min(3, name.Length);
        foreach (string candidate in known)
        {
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best is null ? string.Empty : $"; did you mean `{best}`?";
    }

    /// <summary>How many characters to insert, remove or replace to get from one text to the other.</summary>
    public static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
