using System.Diagnostics;
using System.Text;

namespace Ringfence.Nftables.Tests;

/// <summary>A network namespace for one test. It belongs to a child process that reads our pipe, so it is gone when we are, however we end.</summary>
internal sealed class TestNamespace : IDisposable
{
    private readonly Process _holder;

    public TestNamespace()
    {
        _holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

        // Its answer says that it is in the namespace by now.
        _holder.StandardInput.WriteLine("there?");
        _holder.StandardInput.Flush();
        Assert.Equal("there?", _holder.StandardOutput.ReadLine());
    }

    public string Path => $"/proc/{_holder.Id}/ns/net";

    /// <summary>Runs a function inside.</summary>
    public T Run<T>(Func<T> function) => NamespaceThread.Run(Path, function);

    /// <summary>Opens our table inside.</summary>
    public KernelTable OpenTable() => Run(() => new KernelTable());

    /// <summary>Runs a program inside, and gives what it prints.</summary>
    public string Execute(string program, params IEnumerable<string> arguments) => Feed(string.Empty, program, arguments);

    /// <summary>Runs a program inside with an input.</summary>
    public string Feed(string input, string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("nsenter", [$"--net={Path}", program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        StringBuilder errors = new();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{errors}");
        return output;
    }

    /// <summary>Loads a text of nft.</summary>
    public void Load(string text) => Feed(text, "nft", "-f", "-");

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }
}
