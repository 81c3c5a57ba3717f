using System.Globalization;
using System.Net.Sockets;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Where running labs are found: a socket each, named for its process. All else that a lab makes goes with its process.</summary>
internal sealed class LabFolder
{
    /// <summary>Names another folder than that of the machine.</summary>
    public const string Variable = "RINGFENCE_LAB_DIR";

    private const string Prefix = "lab-";
    private const string Suffix = ".sock";

    private readonly string _path;

    /// <summary>The folder of the machine, or the one that the environment names.</summary>
    public LabFolder(Terminal terminal) =>
        _path = terminal.Variable(Variable) is { Length: > 0 } given ? given : Path.Combine("/run", "ringfence");

    /// <summary>The sockets of labs that run, in the order of their processes.</summary>
    /// <exception cref="UnanswerableException">The folder is another user's.</exception>
    public IReadOnlyList<string> FindRunning()
    {
        try
        {
            return [.. Sockets().Where(IsAlive)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnanswerableException($"{VisibleText.Escape(_path)}, where labs are found, is another user's: ask with `sudo`");
        }
    }

    /// <summary>Where the lab of this process is to listen; that it can is tried out. What dead labs left is removed first.</summary>
    /// <exception cref="UnanswerableException">The folder cannot be made, nothing can listen there, or another lab does: a question would not know which it is for.</exception>
    public string Claim()
    {
        string path = Path.Combine(_path, $"{Prefix}{Environment.ProcessId}-{StartOf(Environment.ProcessId)}{Suffix}");
        try
        {
            UnixDomainSocketEndPoint end = new(path);
            Directory.CreateDirectory(_path);
            foreach (string other in Sockets())
            {
                if (IsAlive(other))
                {
                    throw new UnanswerableException(
                        $"a lab runs already, as process {ProcessOf(other)}: end it first, or give this one a folder of its own in {Variable}, as in `export {Variable}=/tmp/lab-2`, in the terminals that ask it too");
                }

                File.Delete(other);
            }

            using Socket trial = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            trial.Bind(end);
            File.Delete(path);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            string reason = fault is ArgumentException ? "its path is too long for a socket" : VisibleText.Escape(fault.Message.TrimEnd('.'));
            throw new UnanswerableException(
                $"the lab keeps a socket in {VisibleText.Escape(_path)}, by which it is asked from other terminals, and cannot: {reason}; name a folder that can be written in {Variable}, for those terminals too");
        }
    }

    private IEnumerable<string> Sockets() => Directory.Exists(_path)
        ? Directory.EnumerateFiles(_path, $"{Prefix}*{Suffix}").Order(StringComparer.Ordinal)
        : [];

    // The number of a process is used again some day; together with when it started it is its own.
    private static bool IsAlive(string socket)
    {
        string[] parts = PartsOf(socket);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && StartOf(process) == parts[1];
    }

    private static string ProcessOf(string socket) => PartsOf(socket)[0];

    // The process, and when it started.
    private static string[] PartsOf(string socket) => Path.GetFileName(socket)[Prefix.Length..^Suffix.Length].Split('-');

    // Of proc(5) stat: the 22nd field, in clock ticks since the machine started; the second is a name that may hold blanks.
    // Empty for no process, and for one that has ended and that its parent has not waited for: the third field is then Z or X.
    private static string StartOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            string[] fromTheThird = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fromTheThird[0] is "Z" or "X" ? string.Empty : fromTheThird[19];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
