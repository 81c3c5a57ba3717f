namespace Ringfence.Cli.Tests;

/// <summary>A lab as a process of its own, with processes and a network that nobody else has: what it leaves behind, and what it says of others.</summary>
public sealed class LabProcessTests : IDisposable
{
    // What is there: namespaces that processes are in, links, rules, and files of labs.
    private const string Start =
        """
        export RINGFENCE_LAB_DIR=$PWD/run
        set -m
        state() { lsns -n -t net | wc -l; ip -o link | wc -l; nft list ruleset; ls run; }
        mkdir run
        before=$(state)
        start() {
            $R lab --example shop >out 2>err & lab=$!
            for i in {1..600}; do ls run/lab-$lab-*.sock >/dev/null 2>&1 && grep -q Ctrl-C out && return; sleep 0.1; done
            cat out err; exit 9
        }

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Lab_ThatIsToldToEnd_LeavesNothing(string signal)
    {
        CliRun run = await RunAsync(
            $$"""
            start
            kill -{{signal}} $lab; wait $lab; echo "ended with $?"
            [ "$(state)" = "$before" ] && echo 'nothing is left'
            """);

        Assert.Equal("ended with 0\nnothing is left\n", run.Output);
    }

    [Fact]
    public async Task Lab_ThatIsKilled_LeavesASocket_WhichTheNextOneRemoves()
    {
        CliRun run = await RunAsync(
            """
            start
            first=$lab
            kill -KILL $first; wait $first 2>/dev/null
            ls run | wc -l
            start
            ls run/lab-$first-* 2>/dev/null | wc -l
            $R lab probe shop/web shop/api:8080 | head -1 | cut -d' ' -f1
            kill -TERM $lab; wait $lab
            [ "$(state)" = "$before" ] && echo 'nothing is left'
            """);

        Assert.Equal("1\n0\nANSWERED\nnothing is left\n", run.Output);
    }

    /// <summary>A packet that somebody else dropped has no record of ours: then it is said who has rules on the way.</summary>
    [Fact]
    public async Task Probe_ThatFailsWithoutARecord_NamesWhoElseHasRules()
    {
        CliRun run = await RunAsync(
            """
            start
            for fd in /proc/$lab/fd/*; do
                if nsenter --net=$fd nft list table inet ringfence >/dev/null 2>&1; then
                    nsenter --net=$fd nft 'add table inet strangers; add chain inet strangers wall { type filter hook forward priority 0; policy drop; }'
                fi
            done
            $R lab probe analytics/report shop/db:5432 | sed -n 2p
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal(
            "  no rule of Ringfence recorded it, and others have rules on the way: lab-node-1: table inet strangers, chain wall (forward); lab-node-2: table inet strangers, chain wall (forward)\n",
            run.Output);
    }

    private Task<CliRun> RunAsync(string script) =>
        BuiltProgram.RunAsync(["unshare", "--net", "--pid", "--fork", "--mount-proc", "bash", "--norc"], Start + script, _workspace.Root);
}
