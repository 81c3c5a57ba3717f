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
            $R lab ${1:---example shop} >out 2>err & lab=$!
            for i in {1..600}; do ls run/lab-$lab-*.sock >/dev/null 2>&1 && grep -q Ctrl-C out && return; sleep 0.1; done
            cat out err; exit 9
        }
        told() { for i in {1..300}; do grep -q "$1" out && return; sleep 0.1; done; echo "not told: $1"; cat out err; exit 9; }

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
            [ -s err ] && cat err
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

    /// <summary>A question finds the lab by its folder, so there is one in each; a mistake in what is to be run is told alone.</summary>
    [Fact]
    public async Task Lab_BesideAnother_IsRefusedInTheSameFolder()
    {
        CliRun run = await RunAsync(
            """
            start
            first=$lab
            mkdir elsewhere && cd elsewhere
            $R lab --example shop 2>&1; echo "exit code $?"
            $R lab 2>&1; echo "exit code $?"
            $R lab -f nowhere.yaml 2>&1; echo "exit code $?"
            ls
            cd ..
            RINGFENCE_LAB_DIR=$PWD/other $R lab --example shop >second 2>&1 & lab=$!
            for i in {1..600}; do ls other/lab-$lab-*.sock >/dev/null 2>&1 && grep -q Ctrl-C second && break; sleep 0.1; done
            $R lab probe shop/web shop/api:8080 | head -1 | cut -d' ' -f1
            RINGFENCE_LAB_DIR=$PWD/other $R lab probe shop/web shop/api:8080 | head -1 | cut -d' ' -f1
            echo $first >first
            kill -TERM $first $lab; wait $first $lab
            """);

        string first = (await File.ReadAllTextAsync(Path.Combine(_workspace.Root, "first"), TestContext.Current.CancellationToken)).Trim();
        Assert.Equal(
            $"""
            ringfence: a lab runs already, as process {first}: end it first, or give this one a folder of its own in RINGFENCE_LAB_DIR, as in `export RINGFENCE_LAB_DIR=/tmp/lab-2`, in the terminals that ask it too
            exit code 2
            ringfence: nothing to read: name a file or directory with `-f PATH`, or give `-f -` and pipe it in
            exit code 2
            ringfence: `nowhere.yaml` cannot be opened: there is no such file or directory
            exit code 2
            ANSWERED
            ANSWERED

            """,
            run.Output);
    }

    /// <summary>A process that was killed stays a zombie (proc(5), state Z) until its parent waits for it, and in containers nobody may: it is dead all the same.</summary>
    [Fact]
    public async Task Lab_ThatIsKilledAndNotWaitedFor_IsDead()
    {
        CliRun run = await RunAsync(
            """
            sh -c '$R lab --example shop >first 2>&1 & echo $! >pid; exec sleep 600' & parent=$!
            for i in {1..600}; do grep -q Ctrl-C first && ls run/lab-*.sock >/dev/null 2>&1 && break; sleep 0.1; done
            first=$(cat pid)
            kill -KILL $first
            for i in {1..100}; do grep -q '^State:.Z' /proc/$first/status && break; sleep 0.1; done
            grep '^State' /proc/$first/status
            $R lab probe shop/web shop/api:8080 2>&1 | grep -o 'no lab runs'
            start
            cat err
            ls run | wc -l
            kill -TERM $lab; wait $lab
            kill -KILL $parent; wait $parent 2>/dev/null
            [ "$(state)" = "$before" ] && echo 'nothing is left'
            """);

        Assert.Equal("State:\tZ (zombie)\nno lab runs\n1\nnothing is left\n", run.Output);
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

    /// <summary>A source that was loud just before has no record left: what policies say of it is told all the same, and nobody else is blamed.</summary>
    [Fact]
    public async Task Probe_OfALoudSource_SaysThatPoliciesDenyItWithoutARecord()
    {
        CliRun run = await RunAsync(
            """
            start
            cp ringfence-shop/later/policies.yaml ringfence-shop/now/
            told 'added shop/allow-dns'
            place() { $R lab probe analytics/report shop/db:5432 | grep -o '[0-9.]* -> [0-9.]*' | head -1; }
            read from arrow to <<<"$(place)"
            for fd in /proc/$lab/fd/*; do
                if nsenter --net=$fd ip -o addr 2>/dev/null | grep -qF " $from/"; then
                    nsenter --net=$fd bash -c "while :; do echo >/dev/udp/$to/9; done" 2>/dev/null & loud=$!
                    break
                fi
            done
            sleep 1
            $R lab probe analytics/report shop/db:5432 | sed -n '1s/ .*//;1,2p'
            kill -KILL $loud; wait $loud 2>/dev/null
            kill -TERM $lab; wait $lab
            """);

        string[] lines = run.Output.Split('\n');
        Assert.Equal("DROPPED", lines[0]);
        Assert.StartsWith("  policies deny it into shop/StatefulSet/db: isolated by ", lines[1], StringComparison.Ordinal);
        Assert.Contains("; nearest shop/db ingress[0] (", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("; its record was left out, as records are when many packets were stopped just before (`lab matrix` does that)", lines[1], StringComparison.Ordinal);
    }

    /// <summary>Rules in the pod itself count as well.</summary>
    [Fact]
    public async Task Probe_ThatFailsInThePod_NamesThePodsRules()
    {
        CliRun run = await RunAsync(
            """
            start
            for fd in /proc/$lab/fd/*; do
                if nsenter --net=$fd ip -o addr 2>/dev/null | grep -q ' 10\.244\.0\.3/'; then
                    nsenter --net=$fd nft 'add table ip strangers; add chain ip strangers wall { type filter hook prerouting priority -500; policy drop; }' 2>/dev/null && break
                fi
            done
            $R lab probe analytics/report shop/db:5432 | sed -n 2p
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal("  no rule of Ringfence recorded it, and others have rules on the way: shop/StatefulSet/db: table ip strangers, chain wall (prerouting)\n", run.Output);
    }

    /// <summary>Whatever becomes of the files, what was read last stays in force until they can be read again, and the lab goes on following them.</summary>
    [Fact]
    public async Task Lab_WhoseFilesGoAndComeAgain_KeepsWhatWasInForceAndGoesOn()
    {
        CliRun run = await RunAsync(
            """
            verdict() { $R lab probe analytics/report shop/db:5432 | head -1 | cut -d' ' -f1; }
            start
            cp ringfence-shop/later/policies.yaml ringfence-shop/now/
            told 'added shop/allow-dns, shop/api, shop/db, shop/default-deny, shop/web'
            echo 'broken: [' >>ringfence-shop/now/policies.yaml
            told '1 error in the files, at ringfence-shop/now/policies.yaml:118: repair it; until then what was read at ..:..:.. stays in force (5 policies)'
            verdict
            sed -i '$d' ringfence-shop/now/policies.yaml
            told 'the files can be read again, and are in force after [0-9]* ms (5 policies): the same as before'
            mv ringfence-shop/now ringfence-shop/gone
            told '`ringfence-shop/now` cannot be opened: there is no such file or directory; until then what was read at ..:..:.. stays in force (5 policies)'
            verdict
            mkdir ringfence-shop/now
            cp ringfence-shop/gone/cluster.yaml ringfence-shop/now/
            told 'the files can be read again, and are in force after [0-9]* ms (0 policies): removed shop/allow-dns, shop/api, shop/db, shop/default-deny, shop/web'
            verdict
            grep -c 'cannot be opened' out
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal("DROPPED\nDROPPED\nANSWERED\n1\n", run.Output);
    }

    /// <summary>An example that is run again goes on where its files are.</summary>
    [Fact]
    public async Task Lab_ExampleOnceMore_SaysWhereOneIs()
    {
        CliRun run = await RunAsync(
            """
            export RINGFENCE_STARTED_AS=./ringfence
            start
            grep -c '  1\. \|     ./ringfence lab probe analytics/report shop/db:5432' out
            cp ringfence-shop/later/policies.yaml ringfence-shop/now/
            told 'added shop/allow-dns'
            kill -TERM $lab; wait $lab
            start
            grep '5 policies in force\|as they came\|step 3\|without policies again' out
            grep -c '  1\. ' out
            kill -TERM $lab; wait $lab
            sed -i 's/5432/5433/' ringfence-shop/now/policies.yaml
            start
            grep 'as they were edited' out
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal(
            """
            3
            6 pods on 2 nodes, 5 policies in force
            The policies of the example are in force already, as they came:
            Go on with step 3, in another terminal, in this folder:
            To begin without policies again: rm ringfence-shop/now/policies.yaml
            0
            The policies of the example are in force already, as they were edited:

            """,
            run.Output);
    }

    /// <summary>As other programs do, it ends when it writes and nobody reads.</summary>
    [Fact]
    public async Task Watch_WhoseReaderHasGone_Ends()
    {
        CliRun run = await RunAsync(
            """
            start
            cp ringfence-shop/later/policies.yaml ringfence-shop/now/
            told 'added shop/allow-dns'
            { $R lab watch; echo "ended with $?" >ended; } | head -1 | grep -o 'analytics/CronJob/report -> shop/StatefulSet/db TCP 5432' &
            for i in {1..100}; do
                $R lab probe analytics/report shop/db:5432 >probed
                [ -e ended ] && break
            done
            cat ended
            wait %2
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal("analytics/CronJob/report -> shop/StatefulSet/db TCP 5432\nended with 0\n", run.Output);
    }

    /// <summary>Node ports, the nodes of the lab's own, addresses it gave out, what has no address: each is found or told what to ask instead.</summary>
    [Fact]
    public async Task Probe_ThroughServicesAndNodes_FindsThem()
    {
        _workspace.With("all.yaml",
            """
            {apiVersion: v1, kind: Pod, metadata: {name: web-0, namespace: shop, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: far, namespace: shop, labels: {app: far}}, spec: {nodeName: n2, containers: [{name: c, image: i}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}, ports: [{name: http, port: 8080, targetPort: 80, nodePort: 30080}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: head, namespace: shop}, spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]}}
            """);
        CliRun run = await RunAsync(
            """
            start '-f all.yaml'
            probe() { $R lab probe "$@" 2>&1 | sed -n "1s/:.*//;${lines:-1}p"; }
            probe 203.0.113.7 node/n1:30080
            probe node/n1 svc/shop/web:http
            probe node/n1 10.96.0.1:8080
            probe node/n2 shop/far:99/udp
            probe shop/far 198.51.100.1:443/sctp
            $R lab probe 203.0.113.7 node/n2:30080 | sed -n 's/.* into/into/;2p'
            $R lab probe shop/far svc/shop/head:80 2>&1
            $R lab probe 203.0.113.7 svc/shop/web:8080 2>&1
            $R lab probe shop/far svc/shop/web:30080 2>&1
            $R lab probe shop/far svc/shop/web:81 2>&1
            kill -TERM $lab; wait $lab
            """);

        Assert.Equal(
            """
            ANSWERED  203.0.113.7 -> 172.31.255.1 TCP 30080
            ANSWERED  172.31.255.1 -> 10.96.0.1 TCP 8080
            ANSWERED  172.31.255.1 -> 10.96.0.1 TCP 8080
            REFUSED  172.31.255.2 -> 10.244.0.2 UDP 99
            ARRIVED  10.244.0.2 -> 198.51.100.1 SCTP 443
            into shop/web-0: isolated by shop/web; nearest shop/web ingress[0] (all.yaml:9): 172.31.255.2 is not in 203.0.113.0/24; the source is a node: a node port leads to this pod, and the node that a client asks there puts its own address in the client's place unless the Service has `externalTrafficPolicy: Local`; host-network pods look like that too
            ringfence: svc/shop/head has no address of its own: ask for one of its pods, `shop/web-0:80`
            ringfence: the address of svc/shop/web leads nowhere outside of the cluster: ask for a node, `node/NAME:30080`
            ringfence: 30080 is the node port of svc/shop/web 8080: ask for a node, `node/NAME:30080`
            ringfence: svc/shop/web has no port TCP 81: it has TCP 8080 (http)

            """,
            run.Output);
    }

    /// <summary>What a lab lacks ends it at the start, before anything is written, with what to do.</summary>
    [Theory]
    [InlineData("RINGFENCE_LAB_DIR=/dev/null/run $R lab --example shop", "ringfence: the lab keeps a socket in /dev/null/run, by which it is asked from other terminals, and cannot: ")]
    [InlineData("RINGFENCE_LAB_DIR=$PWD/$(printf 'a%.0s' {1..120}) $R lab --example shop", "its path is too long for a socket; name a folder that can be written in RINGFENCE_LAB_DIR")]
    [InlineData("setpriv --bounding-set=-sys_admin $R lab --example shop", "ringfence: the lab makes network namespaces, which takes root: run it with `sudo`\n")]
    public async Task Lab_ThatLacksSomething_DoesNotStart(string command, string says)
    {
        CliRun run = await RunAsync($"{command} || echo \"exit code $?\"; ls");

        Assert.Equal("exit code 2\nrun\n", run.Output);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The program that translates Services is asked for by name.</summary>
    [Fact]
    public async Task Lab_WithServicesAndNoNft_SaysWhatToInstall()
    {
        CliRun run = await RunAsync("PATH=/nonexistent $R lab --example shop || echo \"exit code $?\"; ls run");

        Assert.Equal("exit code 2\n", run.Output);
        Assert.Contains("the program nft, which is not installed: install the package nftables\n", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(string script) =>
        BuiltProgram.RunAsync(["unshare", "--net", "--pid", "--fork", "--mount-proc", "bash", "--norc"], Start + script, _workspace.Root);
}
