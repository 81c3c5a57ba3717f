using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Lists of names in a sentence.</summary>
internal static class Names
{
    private const int Shown = 3;

    /// <summary>All of up to four names; of more, the first three and how many others.</summary>
    public static string Some(ValueArray<string> names) => names.Count switch
    {
        0 => "nothing",
        <= Shown + 1 => Joined(names),
        _ => $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more",
    };

    /// <summary>All names: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string Joined(ValueArray<string> names) => names.Count <= 1
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";

    /// <summary><c>1 pod</c>, <c>3 pods</c>.</summary>
    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
