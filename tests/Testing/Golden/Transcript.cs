namespace Ringfence.Testing;

/// <summary>A folder of <c>cases/cli/</c>: one command line, and everything that it prints.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Arguments">What stands in <c>args</c>, cut at blanks; run in the root of the repository.</param>
/// <param name="Path">The file that holds what is printed.</param>
public sealed record Transcript(string Name, IReadOnlyList<string> Arguments, string Path)
{
    private static readonly string[] Known = ["args", "transcript.txt"];

    /// <summary>The names of all transcripts, in ordinal order.</summary>
    /// <param name="root">The folder that holds them.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public static IReadOnlyList<string> Names(string root)
    {
        string[] names = [.. new DirectoryInfo(root).EnumerateDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal)];
        return names.Length > 0 ? names : throw new FormatException($"{root}: no transcript");
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">The folder holds a file that is none of its own, or no arguments.</exception>
    public static Transcript Read(string root, string name)
    {
        string folder = System.IO.Path.Combine(root, name);
        if (Directory.EnumerateFileSystemEntries(folder).Select(System.IO.Path.GetFileName).FirstOrDefault(entry => !IsKnown(entry!)) is { } stray)
        {
            throw new FormatException($"cli/{name}/{stray}: a transcript holds args, transcript.txt and .yaml files to read");
        }

        string arguments = System.IO.Path.Combine(folder, "args");
        string[] words = File.Exists(arguments) ? File.ReadAllText(arguments).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return words.Length > 0
            ? new Transcript(name, words, System.IO.Path.Combine(folder, "transcript.txt"))
            : throw new FormatException($"cli/{name}/args: no arguments");
    }

    /// <summary>What the file holds for a run.</summary>
    public string Text(int exitCode, string output, string error) =>
        $"$ ringfence {string.Join(' ', Arguments)}\n{Section("stdout", output)}{Section("stderr", error)}--- exit code {exitCode}\n";

    private static string Section(string title, string text) => text.Length == 0 ? string.Empty : $"--- {title}\n{text}{(text.EndsWith('\n') ? string.Empty : "\n(no line break)\n")}";

    private static bool IsKnown(string file) => Known.Contains(file, StringComparer.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal);
}
