using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary>Advice beside objects that the API server would refuse: nothing that they could make untrue once they are mended.</summary>
public sealed class CheckRefusedTests : IDisposable
{
    private const string Pods = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {containers: [{name: web, image: registry.example/web:1}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: lonely, namespace: other, labels: {app: lonely}}
        spec: {containers: [{name: lonely, image: registry.example/lonely:1}]}
        ---

        """;

    private const string Policy = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Egress]
          egress:
          - to: [{podSelector: {matchLabels: {app: web}}}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: all, namespace: shop}
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          ingress: [{}]
          egress: [{ports: [{protocol: PROTOCOL, port: 53}]}]

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>The policy `all` is the default deny, and lets everybody ask DNS: without it nobody knows.</summary>
    [Theory]
    [InlineData("UDP", "RF3041 RF3080 RF3081")]
    [InlineData("udp", "RF2101 RF3080 RF3081 RF3098")]
    public void Policy_ThatIsRefused_SilencesWhatItWouldMakeUntrue(string protocol, string codes)
    {
        CliRun run = _workspace.With("p.yaml", Pods + Policy.Replace("PROTOCOL", protocol, StringComparison.Ordinal)).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal(codes, string.Join(' ', Findings(run).Select(one => one.GetProperty("code").GetString()).Distinct().Order(StringComparer.Ordinal)));
        Assert.All(Findings(run, "RF3080", "RF3081"), one => Assert.Contains("other", one.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_ThatAreRefused_AreToldOnceAtTheFirst()
    {
        string refused = Policy.Replace("PROTOCOL", "udp", StringComparison.Ordinal);
        CliRun run = _workspace.With("p.yaml", $"{refused}---\n{refused.Replace("name: all", "name: any", StringComparison.Ordinal)}").Run("check", "-f", "p.yaml", "-o", "json");
        JsonElement note = Assert.Single(Findings(run, "RF3098"));

        Assert.Equal((10, "info"), (note.GetProperty("line").GetInt32(), note.GetProperty("severity").GetString()));
        Assert.StartsWith("the API server would refuse 2 objects, NetworkPolicy `shop/all` among them, so there is no advice about them", note.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>`web` lets in the pods of the team's namespace, which `client` is in once its Namespace is mended (semantics.md 4.3).</summary>
    [Theory]
    [InlineData("team: sales", 1)]
    [InlineData("team: orders, on: yes", 0)]
    public void Namespace_ThatIsRefused_SilencesWhatItsLabelsWouldMakeUntrue(string labels, int expected)
    {
        string text = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: crm, labels: {LABELS}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: crm, labels: {app: client}}
            spec: {containers: [{name: client, image: registry.example/client:1}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: client, namespace: crm}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              egress:
              - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: web}}}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: in, namespace: shop}
            spec:
              podSelector: {}
              policyTypes: [Ingress]
              ingress:
              - from: [{namespaceSelector: {matchLabels: {team: orders}}}]
            ---

            """;
        CliRun run = _workspace.With("p.yaml", text.Replace("LABELS", labels, StringComparison.Ordinal) + Pods).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal(expected, Findings(run, "RF3219").Count());
    }

    /// <summary>A refused workload may be the one that a selector is for.</summary>
    [Theory]
    [InlineData("image: registry.example/api:1", "RF3020")]
    [InlineData("ports: [{containerPort: 0}], image: registry.example/api:1", "")]
    public void Workload_ThatIsRefused_MayBeSelected(string container, string expected)
    {
        string api = $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: api, namespace: shop, labels: {{app: other}}}}\nspec: {{containers: [{{name: api, {container}}}]}}\n";
        string policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: api, namespace: shop}\nspec: {podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress]}\n";
        CliRun run = _workspace.With("p.yaml", Pods + policy + api).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal(expected, string.Concat(Findings(run, "RF3020").Select(one => one.GetProperty("code").GetString())));
        Assert.Equal(expected.Length > 0 ? 0 : 1, Findings(run, "RF3098").Count());
    }

    /// <summary>What nobody can read may be anything; where there is advice, that is said once.</summary>
    [Theory]
    [InlineData("a: [\n---\n", 1, "1 document cannot be read, and what it holds could")]
    [InlineData("a: [\n---\nb: [\n---\n", 1, "2 documents cannot be read, and what they hold could")]
    [InlineData("", 0, "")]
    public void Documents_ThatNobodyCanRead_AreToldOnce(string broken, int notes, string says)
    {
        CliRun run = _workspace.With("p.yaml", broken + Pods + Policy.Replace("PROTOCOL", "UDP", StringComparison.Ordinal)).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal(notes, Findings(run, "RF3097").Count());
        Assert.All(Findings(run, "RF3097"), one => Assert.StartsWith(says, one.GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.NotEmpty(Findings(run, "RF3041"));
    }

    private static IEnumerable<JsonElement> Findings(CliRun run, params string[] codes) => run.Json().GetProperty("diagnostics").EnumerateArray()
        .Where(one => codes.Length == 0 || codes.Contains(one.GetProperty("code").GetString(), StringComparer.Ordinal));
}
