using System.Diagnostics;

namespace Ringfence.Cli.Tests;

/// <summary>The program as a process of its own, run by a shell as people run it.</summary>
internal static class BuiltProgram
{
    /// <summary>The executable that was built beside these tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "ringfence");

    /// <summary>Runs a script of a shell in which <c>$R</c> is the program.</summary>
    /// <param name="shell">The shell, with the options that keep a user's own settings out.</param>
    /// <param name="script">The script.</param>
    /// <param name="folder">Where to run it.</param>
    public static async Task<CliRun> RunAsync(string[] shell, string script, string folder)
    {
        ProcessStartInfo start = new(shell[0], [.. shell[1..], "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["R"] = Path;
        start.Environment["TERM"] = "xterm";
        start.Environment.Remove("NO_COLOR");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, output, await error);
    }
}
