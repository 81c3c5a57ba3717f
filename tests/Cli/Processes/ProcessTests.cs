namespace Ringfence.Cli.Tests;

/// <summary>What only a real process can show: pipes, signals, streams that are closed, the terminal.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly string[] Bash = ["bash", "--norc"];

    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop).With("bad.yaml", Manifests.InvalidPolicy);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Run_ReaderGoesAwayEarly_IsNoError()
    {
        CliRun run = await RunAsync("""$R explain shop/web shop/db:80 -f all.yaml | head -1; echo "${PIPESTATUS[0]}" """);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string[] lines = run.Output.Split('\n');
        Assert.StartsWith("DENIED", lines[0], StringComparison.Ordinal);
        Assert.Equal("1", lines[1].Trim());
    }

    [Fact]
    public async Task Run_ReaderNeverReads_IsNoError()
    {
        CliRun run = await RunAsync("""$R check -f bad.yaml -o json | true; echo "${PIPESTATUS[0]}" """);

        Assert.Equal(("1\n", string.Empty), (run.Output, run.Error));
    }

    [Fact]
    public async Task Run_StandardInputFromAPipe_IsRead()
    {
        CliRun run = await RunAsync("cat all.yaml | $R explain shop/web shop/db:5432 -f - -o json");

        Assert.Equal((0, "allow"), (run.ExitCode, run.Json().GetProperty("verdict").GetString()));
    }

    /// <summary>Without a standard input its number is the runtime's to use; reading that would never end.</summary>
    [Fact]
    public async Task Run_StandardInputThatIsClosed_HasNoAnswer()
    {
        CliRun run = await RunAsync("timeout 100 $R check -f - <&-");

        run.AssertNoAnswer("standard input is closed");
    }

    [Theory]
    [InlineData("$R check -f /dev/stdin")]
    [InlineData("$R check -f /dev/fd/0")]
    [InlineData("$R test /proc/self/fd/0 -f all.yaml")]
    public async Task Run_StandardInputThatIsClosedByAnotherName_HasNoAnswer(string command)
    {
        CliRun run = await RunAsync($"timeout 100 {command} <&-");

        run.AssertNoAnswer("standard input is closed");
    }

    [Theory]
    [InlineData("$R check -f bad.yaml <&-", 1)]
    [InlineData("$R check -f <(cat bad.yaml)", 1)]
    [InlineData("mkfifo pipe; cat bad.yaml >pipe & $R check -f pipe", 1)]
    [InlineData("$R check -f /dev/stdin <bad.yaml", 1)]
    [InlineData("$R check -f /dev/null", 2)]
    [InlineData("$R check -f - </dev/null", 2)]
    [InlineData("$R check -f bad.yaml >&-", 1)]
    [InlineData("$R check -f nowhere.yaml 2>&-", 2)]
    [InlineData("$R explain a b -f bad.yaml 2>/dev/full", 2)]
    [InlineData("$R --version >/dev/full", 2)]
    [InlineData("$R --version >&-", 0)]
    [InlineData("$R --help >&-", 0)]
    [InlineData("$R check -f bad.yaml -o json >/dev/full", 2)]
    [InlineData("$R --help >/dev/full", 2)]
    [InlineData("HOME=/nonexistent $R check -f bad.yaml", 1)]
    [InlineData("env -i $R check -f bad.yaml", 1)]
    public async Task Run_OddStreamsAndSettings_KeepTheExitCode(string script, int expected)
    {
        CliRun run = await RunAsync(script);

        Assert.Equal(expected, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The pipe can be opened for writing once the program reads it: then it runs, and is interrupted.</summary>
    [Fact]
    public async Task Run_Interrupted_EndsWith130AndNoStack()
    {
        CliRun run = await RunAsync(
            """
            mkfifo pipe
            env --default-signal=INT "$R" check -f pipe & program=$!
            exec 3>pipe
            kill -INT "$program"
            wait "$program"
            """);

        Assert.Equal((130, string.Empty), (run.ExitCode, run.Output));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnARealTerminal_IsColouredUnlessToldOtherwise()
    {
        CliRun coloured = await RunAsync("""script -qec '"$R" check -f bad.yaml' /dev/null""");
        CliRun plain = await RunAsync("""NO_COLOR=1 script -qec '"$R" check -f bad.yaml' /dev/null""");

        Assert.Equal((1, 1), (coloured.ExitCode, plain.ExitCode));
        Assert.Contains("\e[1;31merror RF", coloured.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[1", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[0m", plain.Output, StringComparison.Ordinal);
        Assert.Contains("error RF", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnreadableFile_SaysSo()
    {
        // Permissions do not stop root, a file of the kernel that cannot be read does.
        CliRun run = await RunAsync("""if [ "$(id -u)" = 0 ]; then $R check -f /proc/self/mem; else : >closed.yaml; chmod 0 closed.yaml; $R check -f closed.yaml; fi""");

        run.AssertNoAnswer(" cannot be ");
    }

    private Task<CliRun> RunAsync(string script) => BuiltProgram.RunAsync(Bash, script, _workspace.Root);
}
