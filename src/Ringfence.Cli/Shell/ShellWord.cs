namespace Ringfence.Cli;

/// <summary>Writes an argument so that a shell takes it for one word.</summary>
internal static class ShellWord
{
    /// <summary>The argument, in single quotes where it holds anything but letters, digits and the usual signs of paths.</summary>
    public static string Of(string argument) =>
        argument.Length > 0 && argument.All(sign => char.IsAsciiLetterOrDigit(sign) || "-_./:,+@%=".Contains(sign, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
