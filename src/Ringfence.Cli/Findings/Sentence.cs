namespace Ringfence.Cli;

/// <summary>Makes sentences of the lines that diagnostics are written in.</summary>
internal static class Sentence
{
    /// <summary>A line with a capital and a stop. Names that are written in their own way (<c>policyTypes</c>, <c>`app=web`</c>) stay as they are.</summary>
    public static string Of(string line)
    {
        bool isName = line.TakeWhile(char.IsLetter).Any(char.IsUpper);
        string begun = isName || line.Length == 0 ? line : $"{char.ToUpperInvariant(line[0])}{line[1..]}";
        return begun.EndsWith('?') || begun.EndsWith('.') ? begun : $"{begun}.";
    }
}
