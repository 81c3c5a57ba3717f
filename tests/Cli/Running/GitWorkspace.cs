using System.Diagnostics;

namespace Ringfence.Cli.Tests;

/// <summary>A workspace that is a git repository, with nothing of the user's own settings.</summary>
internal sealed class GitWorkspace : IDisposable
{
    public GitWorkspace() => Git("init", "-q", "-b", "main");

    public Workspace Files { get; } = new();

    public void Dispose() => Files.Dispose();

    /// <summary>Puts files into the work tree and commits everything.</summary>
    public GitWorkspace Commit(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
        {
            Files.With(path, text);
        }

        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", "state");
        return this;
    }

    /// <summary>Runs git; what it prints.</summary>
    public string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git", ["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = Files.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" },
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
