using System.Diagnostics;
using System.Text.RegularExpressions;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>The README is run: each command it shows, from the root of the repository, as a newcomer would type it.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void ConsoleBlocks_EveryCommand_PrintsTheBytesShown()
    {
        IReadOnlyList<ConsoleExample> examples = ConsoleExample.In(Page);
        Assert.True(examples.Count >= 2, "the README shows an allowed and a denied connection");
        Assert.All(examples, example => Assert.Equal(example.Output, OutputOf(example.Command)));
    }

    [Fact]
    public void ConsoleBlocks_ShowAnAllowedAndADeniedConnection()
    {
        IReadOnlyList<ConsoleExample> examples = ConsoleExample.In(Page);
        Assert.Contains(examples, example => example.Output.StartsWith("ALLOWED", StringComparison.Ordinal));
        Assert.Contains(examples, example => example.Output.StartsWith("DENIED", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_ToFilesOfTheRepository_Exist()
    {
        string[] targets = [.. Link().Matches(Page).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal))];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), target));
    }

    [Fact]
    public void Page_IsShortEnoughToBeRead() => Assert.InRange(Page.Split('\n').Length, 40, 150);

    // Standard error is left out: it tells of building, the first time.
    private static string OutputOf(string command)
    {
        ProcessStartInfo start = new("bash", ["-c", command]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        using Process shell = Process.Start(start)!;
        shell.StandardInput.Close();
        shell.ErrorDataReceived += static (_, _) => { };
        shell.BeginErrorReadLine();
        string output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return output;
    }

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
