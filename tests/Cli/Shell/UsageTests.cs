using System.Text.RegularExpressions;

namespace Ringfence.Cli.Tests;

/// <summary>The command line itself: help, version, and what a wrong one says.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public static TheoryData<string> Commands => [.. new ProgramCommand().Subcommands.Select(command => command.Name)];

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Help_OfTheProgram_ListsEveryCommandWithExamples()
    {
        CliRun run = _workspace.Run("--help");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.All(new ProgramCommand().Subcommands, command => Assert.Contains($"\n  {command.Name} ", run.Output, StringComparison.Ordinal));
        Assert.Contains("\nExamples:\n  # ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfACommand_HasUsageOptionsAndExamplesThatBeginWithIt(string command)
    {
        CliRun run = _workspace.Run(command, "--help");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"\nUsage:\n  ringfence {command} ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  -h, --help", run.Output, StringComparison.Ordinal);
        string examples = run.Output[run.Output.IndexOf("\nExamples:\n", StringComparison.Ordinal)..];
        Assert.Contains($"ringfence {command} ", examples, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_SpelledInOtherWays_IsTheSame(string command)
    {
        string help = _workspace.Run(command, "--help").Output;

        Assert.Equal(help, _workspace.Run(command, "-h").Output);
        Assert.Equal(help, _workspace.Run("help", command).Output);
        Assert.Equal(help, _workspace.Run("--help", command).Output);
    }

    /// <summary>Every example of the help can be parsed: whoever copies it is not sent back with a usage error.</summary>
    [Fact]
    public void Examples_OfEveryCommand_Parse()
    {
        string[] lines = [.. AllCommands().SelectMany(command => command.Examples).Select(example => example.Line)];

        Assert.True(lines.Length >= 10, $"only {lines.Length} examples were found");
        Assert.All(lines, line =>
        {
            string own = line[line.IndexOf("ringfence ", StringComparison.Ordinal)..]["ringfence ".Length..];
            string[] arguments = own.Split([" > ", " | ", ")"], StringSplitOptions.None)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Empty(new ProgramCommand().Parse(arguments).Errors);
        });
    }

    [Fact]
    public void Version_IsOneLine()
    {
        CliRun run = _workspace.Run("--version");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Matches(new Regex(@"\Aringfence \d+\.\d+\.\d+\n\z", RegexOptions.None, TimeSpan.FromMinutes(1)), run.Output);
    }

    [Fact]
    public void Run_WithoutArguments_ShowsTheHelpOnStandardError() => _workspace.Run().AssertNoAnswer("\nCommands:\n");

    [Theory]
    [InlineData("unknown command `explian`; did you mean `explain`?", "explian")]
    [InlineData("unknown command `frobnicate`; see `ringfence --help`", "frobnicate")]
    [InlineData("unknown option `--fial-on`; did you mean `--fail-on`?", "check", "-f", "x", "--fial-on", "error")]
    [InlineData("unknown option `--zzzzzzzz`; see `ringfence check --help`", "check", "--zzzzzzzz")]
    [InlineData("unknown option `--outptu`; did you mean `--output`?", "explain", "a", "b", "-f", "x", "--outptu=json")]
    [InlineData("unknown option `--famly`; did you mean `--family`?", "lab", "probe", "--famly", "ipv4", "a", "b:1")]
    [InlineData("unknown option `--famly`; did you mean `--family`?", "lab", "probe", "--famly", "b:1")]
    [InlineData("unknown option `--zzzzzzzz`; see `ringfence lab matrix --help`", "lab", "matrix", "--zzzzzzzz")]
    [InlineData("unknown option `--zzzzzzzz`; see `ringfence lab watch --help`", "lab", "watch", "--zzzzzzzz")]
    [InlineData("`-f` stands before the command: write `ringfence lab matrix -f ...`", "lab", "-f", "x", "matrix")]
    [InlineData("there is no example `shoop`: there is shop", "lab", "--example", "shoop")]
    [InlineData("`xml` is no value of `--output`: use `text`, `json`, `sarif`, `junit` or `github`", "check", "-f", "x", "-o", "xml")]
    [InlineData("`never` is no value of `--fail-on`: use `error`, `warning` or `info`", "check", "-f", "x", "--fail-on", "never")]
    [InlineData("`1.20` is no value of `--kubernetes-version`: use `1.33`, `1.34`, `1.35` or `1.36`", "check", "-f", "x", "--kubernetes-version", "1.20")]
    [InlineData("`1.36.x` is no value of `--kubernetes-version`: use `1.33`, ", "check", "-f", "x", "--kubernetes-version", "1.36.x")]
    [InlineData("--guard tells pods that nobody knows yet by their interfaces: say with --pod-interfaces", "compile", "-f", "x", "--node", "n", "--guard", "drop")]
    [InlineData("`cali*` is no beginning of an interface's name", "compile", "-f", "x", "--node", "n", "--guard", "drop", "--pod-interfaces", "cali*")]
    [InlineData("--guard tells pods by their interfaces, and on a bridge all of them come in by the bridge", "lab", "-f", "x", "--network", "bridged", "--guard", "log")]
    [InlineData("option `-f` needs a value", "check", "-f")]
    [InlineData("option `-o` was given 2 times: give it once", "check", "-f", "x", "-o", "json", "-o", "text")]
    [InlineData("`more` is one argument too many: write `ringfence check -f PATH [OPTIONS]`", "check", "-f", "x", "more")]
    [InlineData("`ringfence lab` has no command `prob`; did you mean `probe`?", "lab", "prob", "a", "b:1")]
    [InlineData("`elsewhere` is one argument too many: write `ringfence lab -f PATH [OPTIONS]`", "lab", "elsewhere")]
    [InlineData("did you mean: ringfence check -f all.yaml\n", "check", "all.yaml")]
    [InlineData("did you mean: ringfence check -f a.yml -f b.json -o json\n", "check", "a.yml", "b.json", "-o", "json")]
    [InlineData("did you mean: ringfence check -q -f a.yaml -f b.yaml\n", "check", "-q", "-f", "a.yaml", "b.yaml")]
    [InlineData("did you mean: ringfence check -f -\n", "check", "-")]
    [InlineData("did you mean: ringfence check -f folder\n", "check", "folder")]
    [InlineData("did you mean: ringfence explain a b -f all.yaml\n", "explain", "a", "b", "all.yaml")]
    [InlineData("did you mean: ringfence explain -f all.yaml a b\n", "explain", "all.yaml", "a", "b")]
    [InlineData("did you mean: ringfence describe -f all.yaml\n", "describe", "all.yaml")]
    [InlineData("did you mean: ringfence describe shop/db -f folder\n", "describe", "shop/db", "folder")]
    [InlineData("nothing to read: name a file or directory with `-f PATH`", "explain", "folder", "b")]
    [InlineData("nothing to read: name a file or directory with `-f PATH`", "describe", "shop/db")]
    [InlineData("TO[:PORT[/PROTO]] is missing: write `ringfence explain FROM TO", "explain", "a", "-f", "x")]
    [InlineData("FROM is missing: write `ringfence explain FROM TO", "explain")]
    [InlineData("there is no script for `tcsh`: use `bash`, `zsh` or `fish`", "completion", "tcsh")]
    [InlineData("`-n` was given an empty namespace", "check", "-f", "x", "-n", "")]
    public void Run_WithAWrongCommandLine_SaysWhatToWrite(string says, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Root, "folder"));

        CliRun run = _workspace.Run(arguments);

        run.AssertNoAnswer(says);
        Assert.StartsWith("ringfence: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("v1.34")]
    [InlineData("1.36.3")]
    [InlineData("v1.33.1")]
    public void Run_WithAKubernetesVersionAsKubectlPrintsIt_TakesIt(string version) =>
        Assert.Equal(0, _workspace.With("all.yaml", Manifests.Shop).Run("check", "-f", "all.yaml", "--kubernetes-version", version).ExitCode);

    private static IEnumerable<ShellCommand> AllCommands()
    {
        ProgramCommand program = new();
        return [program, .. program.Subcommands.Cast<ShellCommand>()];
    }
}
