namespace Ringfence.Cli;

/// <summary>Numbers with their nouns.</summary>
internal static class Text
{
    /// <summary><c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Counted(int count, string noun) => Counted(count, noun, $"{noun}s");

    /// <summary><c>1 policy</c>, <c>2 policies</c>.</summary>
    public static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
