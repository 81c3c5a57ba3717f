namespace Ringfence.Cli;

/// <summary>The process's standard input, if it was given one.</summary>
internal static class StandardInput
{
    // O_CLOEXEC, in the octal of /proc. What a process is started with cannot be marked so, for it would not have outlived the start.
    private const int CloseOnExec = 0x80000;

    /// <summary>Opens it.</summary>
    /// <exception cref="UnanswerableException">The process was started without one; its number then stands for a pipe of the runtime's own, which never ends.</exception>
    public static Stream Open() => IsTheRuntimes()
        ? throw new UnanswerableException("standard input is closed: pipe something in, or name a file or directory with `-f PATH`")
        : Console.OpenStandardInput();

    private static bool IsTheRuntimes()
    {
        try
        {
            string? flags = File.ReadLines("/proc/self/fdinfo/0").FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is not null && (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Without /proc it cannot be told; then it is what it seems to be.
            return false;
        }
    }
}
