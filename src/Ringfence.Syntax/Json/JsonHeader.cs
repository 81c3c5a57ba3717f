namespace Ringfence.Syntax;

/// <summary>Looks up scalars of an outermost object whose end has not been reached yet.</summary>
internal static class JsonHeader
{
    /// <summary>The text of the last string with this key among the entries that are complete; empty when there is none.</summary>
    public static string Find(TapeWriter tape, ReadOnlySpan<byte> text, string name)
    {
        string found = string.Empty;
        int key = 1;
        while (key + 1 < tape.Count && tape[key + 1].Next is var next and > 0)
        {
            if (tape[key + 1].Kind == NodeKind.String && tape.TextOf(key, text) == name)
            {
                found = tape.TextOf(key + 1, text);
            }

            key = next;
        }

        return found;
    }
}
