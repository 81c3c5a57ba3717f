namespace Ringfence.Lint;

/// <summary>A pattern of paths: <c>*</c> is any part of a name, <c>?</c> one character, <c>**</c> any number of folders.</summary>
/// <remarks>It may begin at any folder of the path, as in <c>.gitignore</c>; one that begins with <c>/</c> must take the path from its start.</remarks>
/// <param name="Text">As written.</param>
public sealed record PathPattern(string Text)
{
    private readonly string[] _names = Text.Trim('/').Split('/');

    /// <summary>Whether it takes a path, with slashes.</summary>
    public bool Matches(string path)
    {
        string[] names = [.. path.Replace('\\', '/').Split('/').Where(name => name is not ("" or "."))];
        int last = Text.StartsWith('/') ? 0 : names.Length - 1;
        for (int start = 0; start <= last; start++)
        {
            if (Matches(names.AsSpan(start), _names))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<string> names, ReadOnlySpan<string> pattern)
    {
        if (pattern.IsEmpty)
        {
            return names.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(names, pattern[1..]) || (!names.IsEmpty && Matches(names[1..], pattern));
        }

        return !names.IsEmpty && MatchesName(names[0], pattern[0]) && Matches(names[1..], pattern[1..]);
    }

    private static bool MatchesName(ReadOnlySpan<char> name, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return name.IsEmpty;
        }

        return pattern[0] == '*'
            ? MatchesName(name, pattern[1..]) || (!name.IsEmpty && MatchesName(name[1..], pattern))
            : !name.IsEmpty && (pattern[0] == '?' || pattern[0] == name[0]) && MatchesName(name[1..], pattern[1..]);
    }
}
