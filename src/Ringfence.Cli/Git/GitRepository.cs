using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The repository that a folder lies in: finds the files of its commits. It reads objects only; the work tree is never touched.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly string _folder;
    private readonly List<GitObjects> _opened = [];

    /// <summary>Finds the repository of a folder.</summary>
    /// <exception cref="UnanswerableException">There is none, or git will not open it.</exception>
    public GitRepository(string folder)
    {
        _folder = folder;
        GitOutput found = GitProcess.Run(folder, "rev-parse", "--show-prefix");
        Prefix = found.Succeeded ? found.Line : throw new UnanswerableException(
            $"`git:` reads from the repository that the current folder is in, and git finds none that it will open there: {VisibleText.Escape(found.Reason)}");
    }

    /// <summary>The current folder, seen from the root of the repository: empty there, else with a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>Where a file or folder of the work tree is, seen from the root of the repository; null when it is in no repository, or in another one.</summary>
    /// <param name="path">A full path that exists.</param>
    public string? PathOf(string path)
    {
        bool isFolder = Directory.Exists(path);
        string folder = isFolder ? path : Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return null;
        }

        GitOutput there = GitProcess.Run(folder, "rev-parse", "--show-toplevel", "--show-prefix");
        GitOutput here = GitProcess.Run(_folder, "rev-parse", "--show-toplevel");
        return there.Succeeded && here.Succeeded && there.Line == here.Line
            ? there.Text.Split('\n')[1] + (isFolder ? string.Empty : Path.GetFileName(path))
            : null;
    }

    /// <summary>The files to read at a path of a commit: the file itself, or the YAML and JSON files below a folder in the ordinal order of their paths.</summary>
    /// <param name="source">The commit; what it says of a path does not count here.</param>
    /// <param name="path">From the root of the repository, without <c>.</c> and <c>..</c>; empty for all of it.</param>
    /// <exception cref="UnanswerableException">There is no such commit or path, or nothing to read at it.</exception>
    public IReadOnlyList<InputFile> FilesOf(GitSource source, string path)
    {
        string tree = TreeOf(source);
        if (path.Length == 0)
        {
            return FilesBelow(source, tree, string.Empty);
        }

        return Entries(GitProcess.Run(_folder, "ls-tree", "-z", "--full-tree", tree, "--", path)) switch
        {
            [] => throw new UnanswerableException($"there is no {Quoted(path)} in {Quoted(source.Reference)}"),
            [{ Kind: "tree" } folder] => FilesBelow(source, folder.Object, path + "/"),
            [{ Kind: "commit" }] => throw new UnanswerableException($"{Quoted(path)} of {Quoted(source.Reference)} is a submodule, and submodules are not followed"),
            [{ IsLink: true }] => throw new UnanswerableException($"{Quoted(path)} of {Quoted(source.Reference)} is a symbolic link, and links are not followed: name what it leads to"),
            [var file, ..] => [FileOf(source, file with { Path = path }, InputOrigin.Named, Open())],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.ForEach(objects => objects.Dispose());

    private static string Quoted(string text) => $"`{VisibleText.Escape(text)}`";

    private string TreeOf(GitSource source)
    {
        GitOutput found = Verify($"{source.Reference}^{{tree}}");
        if (found.Succeeded)
        {
            return found.Line;
        }

        throw new UnanswerableException($"there is no commit {Quoted(source.Reference)} in this repository{Hint(source.Reference)}");
    }

    private string Hint(string reference)
    {
        if (Verify($"origin/{reference}^{{tree}}").Succeeded)
        {
            return $": did you mean {Quoted($"git:origin/{reference}")}?";
        }

        string[] known = GitProcess.Run(_folder, "for-each-ref", "--format=%(refname:short)").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (NearestName.TryFind(reference, known, out string? nearest))
        {
            return $": did you mean {Quoted($"git:{nearest}")}?";
        }

        return GitProcess.Run(_folder, "rev-parse", "--is-shallow-repository").Line == "true"
            ? ", which is a shallow clone: fetch the commit first, `git fetch --depth=1 origin BRANCH:BRANCH` for a branch"
            : string.Empty;
    }

    private GitOutput Verify(string revision) => GitProcess.Run(_folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision);

    private IReadOnlyList<InputFile> FilesBelow(GitSource source, string tree, string prefix)
    {
        List<GitEntry> files = [.. Entries(GitProcess.Run(_folder, "ls-tree", "-r", "-z", "--full-tree", tree)).Where(entry => entry is { Kind: "blob", IsLink: false } && InputFiles.IsReadInFolders(entry.Path))];
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        if (files.Count == 0)
        {
            throw new UnanswerableException($"{(prefix.Length == 0 ? Quoted(source.Reference) : $"{Quoted(prefix)} of {Quoted(source.Reference)}")} holds no file that ends in .yaml, .yml or .json");
        }

        GitObjects objects = Open();
        return [.. files.Select(file => FileOf(source, file with { Path = prefix + file.Path }, InputOrigin.Found, objects))];
    }

    private static InputFile FileOf(GitSource source, GitEntry file, InputOrigin origin, GitObjects objects)
    {
        string name = $"git:{source.Reference}:{file.Path}";
        return new InputFile(name, origin, name, () => objects.Read(file.Object));
    }

    private GitObjects Open()
    {
        GitObjects objects = new(_folder);
        _opened.Add(objects);
        return objects;
    }

    private static List<GitEntry> Entries(GitOutput listing) => listing.Succeeded
        ? [.. listing.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(GitEntry.Read)]
        : throw new UnanswerableException($"git cannot list the commit: {VisibleText.Escape(listing.Reason)}");
}
