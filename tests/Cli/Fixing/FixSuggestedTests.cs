namespace Ringfence.Cli.Tests;

/// <summary>Repairs that let more pass: written on request only, and no more than they say.</summary>
public sealed class FixSuggestedTests : IDisposable
{
    private const string Cluster =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec: {containers: [{name: dns, image: dns}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {containers: [{name: web, image: web}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db, namespace: shop, labels: {app: db}}
        spec: {containers: [{name: db, image: db}]}

        """;

    // RFC 1035, 4.2: questions go over UDP; RFC 7766: and over TCP.
    private const string DnsRule =
        """
          - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
              podSelector:
                matchLabels:
                  k8s-app: kube-dns
            ports:
            - protocol: UDP
              port: 53

        """;

    private const string TcpPort = "    - protocol: TCP\n      port: 53\n";

    private static readonly string Policy = Manifests.Policy(
        "web", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to: # the database\n  - podSelector: {matchLabels: {app: db}}");

    private readonly Workspace _workspace = new Workspace().With("cluster.yaml", Cluster);

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("", DnsRule + TcpPort, "RF3040", "TCP 53; UDP 53")]
    [InlineData(DnsRule, TcpPort, "RF3041", "TCP 53")]
    public void Fix_DnsThatIsCut_IsOpenedOnRequestOnly(string given, string added, string code, string opens)
    {
        _workspace.With("p.yaml", Policy + given);
        string before = Map();

        CliRun safe = _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml");
        Assert.Equal((string.Empty, Policy + given), (safe.Output, File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml"))));
        Assert.Contains($" {code}: ", safe.Error, StringComparison.Ordinal);
        Assert.Contains($"lets more pass ({opens}), which is for you to decide: --suggested writes it", safe.Error, StringComparison.Ordinal);

        CliRun suggested = _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--suggested");
        Assert.Equal(0, suggested.ExitCode);
        Assert.Equal(Policy + given + added, File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml")));
        string pair = Assert.Single(Map().Split('\n').Except(before.Split('\n')));
        Assert.StartsWith("shop/web,kube-system/coredns,", pair, StringComparison.Ordinal);
    }

    /// <summary>Most people give their own manifests and nothing of kube-system: the rule is that for the DNS pods of most clusters.</summary>
    [Fact]
    public void Fix_DnsThatIsCutWithNoDnsPodsInTheInput_IsOpenedToThoseOfMostClusters()
    {
        string own = Cluster[(Cluster.IndexOf("---\n", StringComparison.Ordinal) + 4)..];
        _workspace.With("cluster.yaml", own).With("p.yaml", Policy);

        CliRun safe = _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--dry-run");
        Assert.Contains("lets more pass (TCP 53; UDP 53), which is for you to decide: --suggested writes it", safe.Error, StringComparison.Ordinal);

        Assert.Equal(0, _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--suggested").ExitCode);
        Assert.Equal(Policy + DnsRule + TcpPort, File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml")));
    }

    /// <summary>Pods of kube-system that no label tells for DNS: nobody knows where it is, and what to do is said.</summary>
    [Fact]
    public void Fix_DnsThatIsCutAndIsNotFound_SaysWhatToDo()
    {
        _workspace.With("cluster.yaml", Cluster.Replace("k8s-app: kube-dns", "app: mine", StringComparison.Ordinal)).With("p.yaml", Policy);

        CliRun run = _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--suggested");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("  no fix is known: ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A label with a slip of the hand in it, and what it is one letter away from: whoever has that is let in, nobody else.</summary>
    [Theory]
    [InlineData("podSelector: {matchLabels: {app: bd}}", "podSelector: {matchLabels: {app: db}}", "RF3022", "write `app=db` for `app=bd`")]
    [InlineData("podSelector: {matchLabels: {ap: \"db\"}}", "podSelector: {matchLabels: {app: \"db\"}}", "RF3022", "write `app=db` for `ap=db`")]
    [InlineData("namespaceSelector: {matchLabels: {kubernetes.io/namespace.name: shop}}", "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}", "RF3023", "write `kubernetes.io/metadata.name=shop` for `kubernetes.io/namespace.name=shop`")]
    public void Fix_ALabelThatNobodyHas_IsCorrectedOnRequestOnly(string wrong, string right, string code, string says)
    {
        string mistyped = (Policy + DnsRule + TcpPort).Replace("podSelector: {matchLabels: {app: db}}", wrong, StringComparison.Ordinal);
        Assert.Contains(wrong, mistyped, StringComparison.Ordinal);
        _workspace.With("p.yaml", mistyped);
        string before = Map();

        CliRun safe = _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml");
        Assert.Equal((1, string.Empty, mistyped), (safe.ExitCode, safe.Output, Read()));
        Assert.Contains($" {code}: ", safe.Error, StringComparison.Ordinal);
        Assert.Contains($"to {says} reaches whoever has that label, which is for you to decide: --suggested writes it", safe.Error, StringComparison.Ordinal);

        Assert.Equal(0, _workspace.Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--suggested").ExitCode);
        Assert.Equal(mistyped.Replace(wrong, right, StringComparison.Ordinal), Read());
        Assert.Empty(before.Split('\n').Except(Map().Split('\n')));
        Assert.Contains(Map().Split('\n'), pair => pair.StartsWith("shop/web,shop/db,", StringComparison.Ordinal));
    }

    /// <summary>That the other end lets nothing in is found once the rule names somebody (RF3219): a reason to look further, none to keep the slip.</summary>
    [Fact]
    public void Fix_ALabelOfWhomLetsNobodyIn_IsCorrectedAndTheRestIsLeft()
    {
        string right = Policy + DnsRule + TcpPort;
        _workspace.With("db.yaml", Manifests.Policy("db", "podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]"));

        CliRun run = _workspace.With("p.yaml", right.Replace("app: db", "app: bd", StringComparison.Ordinal)).Run("fix", "-f", ".", "--suggested");

        Assert.Equal((1, right), (run.ExitCode, Read()));
        Assert.Contains(" warning RF3219: ", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Whom a policy is for is nothing to guess at: a correction there isolates.</summary>
    [Fact]
    public void Fix_ASubjectThatNobodyIs_IsLeft()
    {
        string mistyped = (Policy + DnsRule + TcpPort).Replace("podSelector: {matchLabels: {app: web}}", "podSelector: {matchLabels: {app: wbe}}", StringComparison.Ordinal);
        _workspace.With("p.yaml", mistyped).Run("fix", "-f", "cluster.yaml", "-f", "p.yaml", "--suggested");

        Assert.Equal(mistyped, Read());
    }

    private string Read() => File.ReadAllText(Path.Combine(_workspace.Root, "p.yaml"));

    private string Map() => _workspace.Run("map", "-f", ".", "-q", "-o", "csv").Output;
}
