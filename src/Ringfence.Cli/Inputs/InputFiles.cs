using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Turns what was given with <c>-f</c> into the files to read, in the order to read them.</summary>
/// <param name="terminal">Gives standard input and the folder that relative paths start from.</param>
internal sealed class InputFiles(Terminal terminal)
{
    /// <summary>Standard input, on the command line and in positions.</summary>
    public const string StandardInput = "-";

    // Opened by these names it would be whatever the runtime has under the number when the process was started without one.
    private static readonly string[] StandardInputs = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    // How the names of folders begin that the kubelet keeps behind the links of a mounted ConfigMap: what is in them is found by the links.
    private const string BehindLinks = "..";

    // Links to directories are not followed, so a link to a parent cannot make the walk endless.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Whether a file that a folder holds is read, by its name.</summary>
    public static bool IsReadInFolders(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal);

    /// <summary>The files, each once, in the order of the paths; those of a directory in the ordinal order of their paths.</summary>
    /// <exception cref="UnanswerableException">A path is not there, cannot be listed, or holds nothing to read.</exception>
    public IReadOnlyList<InputFile> Collect(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            throw new UnanswerableException("nothing to read: name a file or directory with `-f PATH`, or give `-f -` and pipe it in");
        }

        if (paths.Count(path => path == StandardInput) > 1)
        {
            throw new UnanswerableException("standard input can be read only once: give `-f -` a single time");
        }

        return [.. OnceEach([.. paths.SelectMany(CollectOne)])];
    }

    /// <summary>Sees whether all of the paths are there; opens none, for a pipe can be opened only once.</summary>
    /// <exception cref="UnanswerableException">A path is not there, cannot be listed, or holds nothing to read.</exception>
    public void Require(IReadOnlyList<string> paths)
    {
        foreach (InputFile file in Collect(paths))
        {
            if (file.FullPath != StandardInput && !File.Exists(file.FullPath))
            {
                throw new UnanswerableException($"`{VisibleText.Escape(file.Path)}` cannot be opened: {Reason(new FileNotFoundException())}");
            }
        }
    }

    // Read where it comes last, for of the same object the last counts; named once is named, however often it was found.
    private static IEnumerable<InputFile> OnceEach(List<InputFile> files)
    {
        HashSet<string> named = [.. files.Where(file => file.Origin == InputOrigin.Named).Select(file => file.FullPath)];
        return Enumerable.Reverse(files)
            .DistinctBy(file => file.FullPath)
            .Reverse()
            .Select(file => named.Contains(file.FullPath) ? file with { Origin = InputOrigin.Named } : file);
    }

    private IEnumerable<InputFile> CollectOne(string path)
    {
        if (path == StandardInput)
        {
            return [new InputFile(path, InputOrigin.Named, path, terminal.OpenInput)];
        }

        if (path.Length == 0)
        {
            throw new UnanswerableException("`-f` was given an empty path: name a file or directory, or `-` for standard input");
        }

        string full = Path.GetFullPath(path, terminal.WorkingDirectory);
        return Directory.Exists(full) ? CollectDirectory(path, full)
            : [new InputFile(path, InputOrigin.Named, full, StandardInputs.Contains(full) ? terminal.OpenInput : () => Open(path, full))];
    }

    private static IEnumerable<InputFile> CollectDirectory(string path, string full)
    {
        List<string> found = [];
        try
        {
            Walk(new DirectoryInfo(full), found);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"`{VisibleText.Escape(path)}` cannot be listed: {Reason(fault)}");
        }

        if (found.Count == 0)
        {
            throw new UnanswerableException($"`{VisibleText.Escape(path)}` holds no file that ends in .yaml, .yml or .json");
        }

        found.Sort(StringComparer.Ordinal);
        return found.Select(file =>
        {
            string shown = Path.Combine(path, Path.GetRelativePath(full, file));
            return new InputFile(shown, InputOrigin.Found, file, () => Open(shown, file));
        });
    }

    private static void Walk(DirectoryInfo directory, List<string> found)
    {
        foreach (FileSystemInfo entry in directory.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry is DirectoryInfo below)
            {
                if (below.LinkTarget is null && !below.Name.StartsWith(BehindLinks, StringComparison.Ordinal))
                {
                    Walk(below, found);
                }
            }
            else if (IsReadInFolders(entry.Name))
            {
                found.Add(entry.FullName);
            }
        }
    }

    // Sequential, unbuffered and without asking for the length: a pipe or /dev/stdin is as good as a file.
    private static FileStream Open(string shown, string full)
    {
        try
        {
            return new FileStream(full, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"`{VisibleText.Escape(shown)}` cannot be opened: {Reason(fault)}");
        }
    }

    /// <summary>Why a file cannot be opened or listed, as a clause.</summary>
    internal static string Reason(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or directory",
        UnauthorizedAccessException => "permission denied",
        _ => VisibleText.Escape(fault.Message),
    };
}
