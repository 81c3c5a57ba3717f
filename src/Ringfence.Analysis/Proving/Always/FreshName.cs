namespace Ringfence.Analysis;

/// <summary>Makes names up.</summary>
internal static class FreshName
{
    /// <summary>A name that is none of those taken: the one wished for, or that with a number.</summary>
    public static string Unlike(IReadOnlyCollection<string> taken, string wish) =>
        Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? wish : $"{wish}-{number}")
            .First(name => !taken.Contains(name, StringComparer.Ordinal));
}
