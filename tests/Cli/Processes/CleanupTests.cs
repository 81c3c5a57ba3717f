using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>cleanup</c>, on a node that is a network namespace of its own (behaviour 33: nothing is left behind).</summary>
public sealed class CleanupTests : IDisposable
{
    private readonly Workspace _workspace = new Workspace().With("all.yaml", File.ReadAllText(Path.Combine(Repository.Root, "cases", "cli", "compile", "cluster.yaml")));

    public void Dispose() => _workspace.Dispose();

    /// <summary>Everything of ours goes, with elements, counters and rules; tables of others stay as they are.</summary>
    [Fact]
    public async Task Cleanup_RemovesWhatIsOurs_AndNothingElse()
    {
        CliRun run = await OnANodeAsync(
            """
            nft add table inet other; nft add chain inet other c; nft add rule inet other c counter packets 7 bytes 7
            nft add table ip ringfence_of_others
            nft list ruleset >before
            $R compile -q -f all.yaml --node n1 | nft -f -
            nft add table bridge ringfence
            nft add element inet ringfence listeners '{ 1 }'
            $R cleanup --dry-run
            nft list table inet ringfence >/dev/null || echo 'it is gone already'
            $R cleanup
            nft list ruleset | diff before - && echo same
            $R cleanup
            """);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            would remove the table inet ringfence
            would remove the table bridge ringfence
            removed the table inet ringfence
            removed the table bridge ringfence
            same
            nothing of Ringfence is here

            """,
            run.Output);
    }

    [Theory]
    [InlineData("$R cleanup")]
    [InlineData("$R cleanup --dry-run")]
    public async Task Cleanup_WithoutTheRight_SaysWhatIsMissing(string command)
    {
        CliRun run = await OnANodeAsync($"setpriv --inh-caps=-net_admin --bounding-set=-net_admin {command}");

        run.AssertNoAnswer("RF5001: the kernel lets nobody without CAP_NET_ADMIN change its rules; run as root");
    }

    /// <summary>Root of a namespace of its own may change rules there, though it may not raise the machine's limits.</summary>
    [Fact]
    public async Task Cleanup_ByRootOfItsOwnNamespaceOnly_Works()
    {
        CliRun run = await BuiltProgram.RunAsync(["unshare", "--map-root-user", "--net", "bash", "--norc"], "nft add table inet ringfence; $R cleanup", _workspace.Root);

        Assert.Equal((0, "removed the table inet ringfence\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    private Task<CliRun> OnANodeAsync(string script) => BuiltProgram.RunAsync(["unshare", "--net", "bash", "--norc"], script, _workspace.Root);
}
