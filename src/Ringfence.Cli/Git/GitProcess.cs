using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Ringfence.Cli;

/// <summary>Runs <c>git</c> for what it knows of its objects. Nothing it is asked for writes, opens a pager or waits for a password.</summary>
internal static class GitProcess
{
    /// <summary>Runs one command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="arguments">What stands after <c>git</c>; nobody expands them.</param>
    /// <exception cref="UnanswerableException">There is no git to run.</exception>
    public static GitOutput Run(string folder, params string[] arguments)
    {
        using Process git = Start(folder, arguments);
        git.StandardInput.Close();

        // Both pipes are emptied at once: a full one would stop git for ever.
        StringBuilder error = new();
        git.ErrorDataReceived += (_, line) => error.Append(line.Data).Append('\n');
        git.BeginErrorReadLine();
        using MemoryStream output = new();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        return new GitOutput(git.ExitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Starts a command; its three streams are the caller's.</summary>
    /// <exception cref="UnanswerableException">There is no git to run.</exception>
    public static Process Start(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardErrorEncoding = Encoding.UTF8,
            Environment = { ["LC_ALL"] = "C", ["GIT_OPTIONAL_LOCKS"] = "0", ["GIT_TERMINAL_PROMPT"] = "0", ["GIT_LITERAL_PATHSPECS"] = "1", ["GIT_PAGER"] = "cat" },
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw new Win32Exception();
        }
        catch (Win32Exception)
        {
            throw new UnanswerableException("`git:` needs the program git, which is not installed or not on the PATH");
        }
    }
}
