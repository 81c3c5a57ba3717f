using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds the files of the two states that a diff compares: paths, standard input, commits.</summary>
internal sealed class DiffInputs : IDisposable
{
    private readonly Terminal _terminal;
    private readonly InputFiles _files;
    private GitRepository? _repository;

    /// <summary>Finds files from where a terminal stands.</summary>
    public DiffInputs(Terminal terminal) => (_terminal, _files) = (terminal, new InputFiles(terminal));

    /// <summary>The files of both states.</summary>
    /// <param name="old">A path, <c>-</c>, or <c>git:REF[:PATH]</c>.</param>
    /// <param name="current">The same, for the other.</param>
    /// <exception cref="UnanswerableException">One of them cannot be found, or holds nothing to read.</exception>
    public (IReadOnlyList<InputFile> Old, IReadOnlyList<InputFile> New) Find(string old, string current)
    {
        if (old == InputFiles.StandardInput && current == InputFiles.StandardInput)
        {
            throw new UnanswerableException("only one of OLD and NEW can be standard input");
        }

        return (FilesOf(old, current, "OLD"), FilesOf(current, old, "NEW"));
    }

    /// <inheritdoc/>
    public void Dispose() => _repository?.Dispose();

    private IReadOnlyList<InputFile> FilesOf(string given, string other, string name)
    {
        if (given.Length == 0)
        {
            throw new UnanswerableException($"{name} is empty: name a file or directory, `-` for standard input, or a commit as `git:REF`");
        }

        if (GitSource.Read(given) is not { } source)
        {
            return _files.Collect([given]);
        }

        _repository ??= new GitRepository(_terminal.WorkingDirectory);
        return _repository.FilesOf(source, source.Path is { } path ? FromRoot(source, path) : PathOfOther(source, other));
    }

    /// <summary>Where the other side is: what changed in one place is what nearly everybody asks.</summary>
    private string PathOfOther(GitSource source, string other)
    {
        if (GitSource.Read(other) is { } commit)
        {
            return FromRoot(source, commit.Path ?? "./");
        }

        if (other == InputFiles.StandardInput)
        {
            return FromRoot(source, "./");
        }

        return _repository!.PathOf(Path.GetFullPath(other, _terminal.WorkingDirectory)) is { } path
            ? path.TrimEnd('/')
            : throw new UnanswerableException($"{Quoted(other)} is not in the repository of the current folder: say which path of it is meant, {Quoted($"{source.Given}:PATH")}");
    }

    /// <summary>A path as git has it, <c>deploy/</c> from the root and <c>./deploy</c> from the current folder, without <c>.</c> and <c>..</c>.</summary>
    private string FromRoot(GitSource source, string path)
    {
        if (path.StartsWith('/'))
        {
            throw new UnanswerableException($"{Quoted(source.Given)} names an absolute path: paths of a commit begin at the root of its repository, {Quoted($"git:{source.Reference}:deploy/")} for example");
        }

        string[] parts = path.Split('/');
        List<string> kept = parts[0] is "." or ".." ? [.. _repository!.Prefix.Split('/', StringSplitOptions.RemoveEmptyEntries)] : [];
        foreach (string part in parts.Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                kept.Add(part);
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else
            {
                throw new UnanswerableException($"{Quoted(source.Given)} leads out of the repository");
            }
        }

        return string.Join('/', kept);
    }

    private static string Quoted(string text) => $"`{VisibleText.Escape(text)}`";
}
