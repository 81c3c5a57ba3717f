namespace Ringfence.Cli.Tests;

/// <summary><c>compile</c>: what it prints for programs, what it says to people, and when there is no ruleset. What a ruleset lets through is tested with the compiler.</summary>
public sealed class CompileTests : IDisposable
{
    private const string Cluster = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {nodeName: worker-1}
        status: {podIP: 10.1.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: unplaced, namespace: shop}
        status: {podIP: 10.1.0.2}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: waiting, namespace: shop}
        spec: {nodeName: worker-1}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}}
        """;

    private readonly Workspace _workspace = new Workspace().With("cluster.yaml", Cluster);

    public void Dispose() => _workspace.Dispose();

    /// <summary>Pods without an address or a node are named on standard error and left out.</summary>
    [Fact]
    public void Run_PodsWithoutAddressOrNode_AreNamedAndLeftOut()
    {
        CliRun run = _workspace.Run("compile", "-f", "cluster.yaml", "--node", "worker-1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning RF4001: left out for want of an address: shop/waiting\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("warning RF4002: left out for want of a node: shop/unplaced\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("10.1.0.1 : goto ingress_", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("10.1.0.2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Quiet_PrintsTheRulesetAlone()
    {
        CliRun run = _workspace.Run("compile", "-f", "cluster.yaml", "--node", "worker-1", "-q");

        Assert.Equal(string.Empty, run.Error);
        Assert.Contains("RF4001", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker1", "no node is called `worker1`: did you mean `worker-1`?")]
    [InlineData("elsewhere", "no node is called `elsewhere`: the nodes are worker-1")]
    public void Run_UnknownNode_HasNoAnswer(string node, string says) =>
        _workspace.Run("compile", "-f", "cluster.yaml", "--node", node).AssertNoAnswer(says);

    [Fact]
    public void Run_WithoutNode_NamesTheNodes() => _workspace.Run("compile", "-f", "cluster.yaml")
        .AssertNoAnswer("each node has rules of its own: say whose with `--node NODE`; the nodes are worker-1\n");

    /// <summary>Manifests from before a scheduler saw them: no node of theirs would be right, and what to do instead is said.</summary>
    [Theory]
    [InlineData("ringfence: the input has no node, and no pod says where it runs. ")]
    [InlineData("ringfence: no node is called `n1`: the input has no node, and no pod says where it runs. ", "--node", "n1")]
    public void Run_ManifestsWithoutNodes_SaysWhereNodesComeFrom(string begins, params string[] arguments)
    {
        CliRun run = _workspace.With("manifests.yaml", Manifests.Shop).Run(["compile", "-f", "manifests.yaml", .. arguments]);

        run.AssertNoAnswer("`kubectl get ns,node,pod,svc,netpol -A -o json`");
        Assert.StartsWith(begins, run.Error, StringComparison.Ordinal);
        Assert.Contains("`ringfence lab` gives pods nodes", run.Error, StringComparison.Ordinal);
    }

    /// <summary>An invalid policy must not be left out unasked.</summary>
    [Fact]
    public void Run_InvalidPolicy_HasNoAnswerUnlessToldToKeepGoing()
    {
        _workspace.With("bad.yaml", "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: bad, namespace: shop}\nspec: {podSelector: {}, ingress: [{ports: [{port: 0}]}]}\n");

        _workspace.Run("compile", "-f", "cluster.yaml", "-f", "bad.yaml", "--node", "worker-1").AssertNoAnswer("--keep-going");
        CliRun kept = _workspace.Run("compile", "-f", "cluster.yaml", "-f", "bad.yaml", "--node", "worker-1", "--keep-going");
        Assert.Equal(0, kept.ExitCode);
        Assert.Contains("shop/bad", kept.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mode", "audit", "|P|A|I|", "|P|D|I|")]
    [InlineData("--mode", "enforce", "|P|D|I|", "|P|A|I|")]
    [InlineData("--refuse-by", "reject", "reject with icmpx admin-prohibited", "drop\n\t}\n\tchain revoked")]
    [InlineData("--refuse-by", "drop", "drop\n\t}\n\tchain revoked", "nothing of the kind")]
    [InlineData("--existing-connections", "cut", "chain revoked", "nothing of the kind")]
    [InlineData("--existing-connections", "keep", "jump passage", "revoked")]
    public void Run_Choices_ChangeWhatTheySay(string option, string value, string present, string absent)
    {
        string ruleset = _workspace.Run("compile", "-f", "cluster.yaml", "--node", "worker-1", option, value).Output;

        Assert.Contains(present, ruleset, StringComparison.Ordinal);
        Assert.DoesNotContain(absent, ruleset, StringComparison.Ordinal);
    }
}
