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

    private string Map() => _workspace.Run("map", "-f", ".", "-q", "-o", "csv").Output;
}
