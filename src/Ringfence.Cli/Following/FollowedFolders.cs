namespace Ringfence.Cli;

/// <summary>The folders in which something can happen that changes what paths lead to.</summary>
/// <remarks>
/// Of a path these are the folders that it goes through, where only the next name counts, and what is read of it; links lead on to other
/// folders. So what is put in the place of a folder or a link is noticed, and what comes where nothing was.
/// </remarks>
internal sealed class FollowedFolders
{
    // As many as the kernel goes through.
    private const int MostLinks = 40;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    private FollowedFolders()
    {
    }

    /// <summary>Their paths.</summary>
    public IEnumerable<string> All => _names.Keys.Union(_whole);

    /// <summary>Works it out from what is there now.</summary>
    /// <param name="paths">Full paths of files and folders; they need not be there.</param>
    public static FollowedFolders Of(IEnumerable<string> paths)
    {
        FollowedFolders followed = new();
        foreach (string path in paths)
        {
            followed.Follow(path, MostLinks);
        }

        return followed;
    }

    /// <summary>Whether an event may change what is read.</summary>
    public bool Concerns(FolderEvent happened) =>
        happened.Name.Length == 0
        || (_names.TryGetValue(happened.Folder, out HashSet<string>? names) && names.Contains(happened.Name))
        || (_whole.Contains(happened.Folder) && (happened.Change == FolderChange.Folders || InputFiles.IsReadInFolders(happened.Name)));

    private void Follow(string path, int links)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string folder = "/";
        for (int each = 0; each < parts.Length; each++)
        {
            Note(folder, parts[each]);
            string next = Path.Combine(folder, parts[each]);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                if (links > 0)
                {
                    Follow(Path.GetFullPath(Path.Combine([target, .. parts[(each + 1)..]]), folder), links - 1);
                }

                return;
            }

            if (!Directory.Exists(next))
            {
                return;
            }

            folder = next;
        }

        FollowAll(new DirectoryInfo(folder), links);
    }

    // As InputFiles walks it: links to files lead on, links to folders do not.
    private void FollowAll(DirectoryInfo folder, int links)
    {
        if (!_whole.Add(folder.FullName))
        {
            return;
        }

        try
        {
            foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (entry.LinkTarget is null && entry is DirectoryInfo below)
                {
                    FollowAll(below, links);
                }
                else if (entry.LinkTarget is not null && InputFiles.IsReadInFolders(entry.Name) && links > 0)
                {
                    Follow(entry.FullName, links - 1);
                }
            }
        }
        catch (IOException)
        {
            // Gone while it was looked at: whoever is above hears of it.
        }
    }

    private void Note(string folder, string name)
    {
        if (!_names.TryGetValue(folder, out HashSet<string>? names))
        {
            _names.Add(folder, names = new HashSet<string>(StringComparer.Ordinal));
        }

        names.Add(name);
    }
}
