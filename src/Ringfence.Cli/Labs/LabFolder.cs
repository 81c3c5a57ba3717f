using System.Globalization;

namespace Ringfence.Cli;

/// <summary>Where running labs are found: a socket each, named for its process. All else that a lab makes goes with its process.</summary>
internal sealed class LabFolder
{
    private const string Prefix = "lab-";
    private const string Suffix = ".sock";

    private readonly string _path;

    /// <summary>The folder of the machine, or of the user where the machine's cannot be written.</summary>
    public LabFolder(Terminal terminal) =>
        _path = terminal.Variable("RINGFENCE_LAB_DIR") is { Length: > 0 } given ? given : Path.Combine("/run", "ringfence");

    /// <summary>The sockets of labs that run, in the order of their processes.</summary>
    public IReadOnlyList<string> Running => [.. Sockets().Where(IsAlive)];

    /// <summary>Where the lab of this process listens. What dead labs left is removed first.</summary>
    /// <exception cref="UnanswerableException">The folder cannot be made.</exception>
    public string Claim()
    {
        try
        {
            Directory.CreateDirectory(_path);
            foreach (string dead in Sockets().Where(socket => !IsAlive(socket)))
            {
                File.Delete(dead);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"the lab cannot keep its socket in {_path}: {fault.Message}; name another folder in RINGFENCE_LAB_DIR");
        }

        return Path.Combine(_path, $"{Prefix}{Environment.ProcessId}-{StartOf(Environment.ProcessId)}{Suffix}");
    }

    private IEnumerable<string> Sockets() => Directory.Exists(_path)
        ? Directory.EnumerateFiles(_path, $"{Prefix}*{Suffix}").Order(StringComparer.Ordinal)
        : [];

    // The number of a process is used again some day; together with when it started it is its own.
    private static bool IsAlive(string socket)
    {
        string[] parts = Path.GetFileName(socket)[Prefix.Length..^Suffix.Length].Split('-');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && StartOf(process) == parts[1];
    }

    // The 22nd field of proc(5) stat, in clock ticks since the machine started; the second is a name that may hold blanks. Empty for no process.
    private static string StartOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
