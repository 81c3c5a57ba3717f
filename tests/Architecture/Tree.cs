namespace Ringfence.Architecture.Tests;

/// <summary>The files of this repository as they lie on disk, without what building made.</summary>
internal static class Tree
{
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal) { ".git", "artifacts", "bin", "obj", "dist", "StrykerOutput", ".vs", ".idea" };

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Files below some folders, as paths from the root with slashes, in ordinal order; never none.</summary>
    /// <param name="pattern">A file pattern such as <c>*.cs</c>.</param>
    /// <param name="folders">Folders of the root; without any, the root itself.</param>
    public static IReadOnlyList<string> Files(string pattern, params string[] folders)
    {
        List<string> found = [];
        foreach (string folder in folders is [] ? [string.Empty] : folders)
        {
            DirectoryInfo start = new(Path.Combine(Root, folder));
            if (start.Exists)
            {
                Collect(start, pattern, found);
            }
        }

        found.Sort(StringComparer.Ordinal);
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>A file's text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A file's lines.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static void Collect(DirectoryInfo folder, string pattern, List<string> found)
    {
        found.AddRange(folder.EnumerateFiles(pattern).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')));
        foreach (DirectoryInfo below in folder.EnumerateDirectories().Where(below => !Made.Contains(below.Name) && below.LinkTarget is null))
        {
            Collect(below, pattern, found);
        }
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"no Ringfence.slnx above {AppContext.BaseDirectory}");
    }
}
