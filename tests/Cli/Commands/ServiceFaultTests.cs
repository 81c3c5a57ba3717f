namespace Ringfence.Cli.Tests;

/// <summary>Services that lead nowhere: no answer, and the field of the Service that shows why (docs/semantics.md 5.7, 9.4).</summary>
public sealed class ServiceFaultTests : IDisposable
{
    private const string Services =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          type: NodePort
          selector: {app: web}
          ports:
          - {name: http, port: 80, targetPort: 8080, nodePort: 30080}
          - {name: dns, port: 53, protocol: UDP, nodePort: 30053}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: bare, namespace: shop}
        spec:
          clusterIP: None
          selector: {app: web}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: nobody, namespace: shop}
        spec:
          selector: {app: nobody}
          ports: [{port: 80}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: unlisted, namespace: shop}
        spec:
          ports: [{port: 80}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: undeclared, namespace: shop}
        spec:
          selector: {app: web}
          ports: [{port: 80, targetPort: http}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: alias, namespace: shop}
        spec:
          type: ExternalName
          externalName: db.example.com

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("web:81", "services.yaml:7:3: error RF1615: `svc/shop/web` has no port `81/TCP`", "it has 80/TCP (`http`), 53/UDP (`dns`)")]
    [InlineData("web:80/udp", "services.yaml:7:3: error RF1615: `svc/shop/web` has no port `80/UDP`", "it has 80/TCP (`http`), 53/UDP (`dns`)")]
    [InlineData("web:https", "services.yaml:7:3: error RF1615: `svc/shop/web` has no port `https`", "it has 80/TCP (`http`), 53/UDP (`dns`)")]
    [InlineData("web:30080", "services.yaml:7:3: error RF1615: ", "30080 is its nodePort; the Service's port is 80: ask about `svc/shop/web:80`")]
    [InlineData("web:30053", "services.yaml:7:3: error RF1615: ", "30053 is its nodePort; the Service's port is 53: ask about `svc/shop/web:53/UDP`")]
    [InlineData("bare", "services.yaml:13:18: error RF1616: `svc/shop/bare` has no ports", "ask with a number")]
    [InlineData("nobody:80", "services.yaml:22:3: error RF1617: `svc/shop/nobody` has no backend: its selector app=nobody matches no live pod", "correct the selector")]
    [InlineData("unlisted:80", "services.yaml:27:18: error RF1617: `svc/shop/unlisted` has no backend: it has no selector, and no EndpointSlice", "EndpointSlices")]
    [InlineData("undeclared:80", "services.yaml:36:3: error RF1618: `svc/shop/undeclared` has no backend: no pod behind it declares a TCP port named `http`", "`shop/Deployment/web`")]
    [InlineData("alias:80", "services.yaml:43:3: error RF1619: `svc/shop/alias` is only another name for `db.example.com`", "addresses")]
    public void Explain_ServiceThatLeadsNowhere_PointsAtTheFieldThatShowsWhy(string to, string line, string help)
    {
        CliRun run = Explain("services.yaml", to);

        run.AssertNoAnswer(line);
        Assert.StartsWith(line, run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\n  +\| +\^+\n  help: ", run.Error);
        Assert.Contains(help, run.Error[run.Error.IndexOf("  help: ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        // One reason, once.
        Assert.Equal(1, run.Error.Split(" error RF").Length - 1);
    }

    [Fact]
    public void Explain_ServiceOfAnotherName_PointsAtTheQuestion()
    {
        CliRun run = Explain("services.yaml", "wep:80");

        run.AssertNoAnswer("TO:1:1: error RF1606");
        Assert.Contains("did you mean `svc/shop/web`?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ServiceOnStandardInput_ShowsItsLineToo()
    {
        _workspace.With("web.yaml", Manifests.Web);

        CliRun run = _workspace.RunWithInput(Services, "explain", "shop/web", "svc/shop/web:81", "-f", "web.yaml", "-f", "-");

        run.AssertNoAnswer("-:7:3: error RF1615");
        Assert.Contains("  7 |   ports:\n    |   ^^^^^\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>An item of a list has its place in the file.</summary>
    [Fact]
    public void Explain_ServiceInAJsonList_IsFoundThere()
    {
        _workspace.With("web.yaml", Manifests.Web).With("dump.json", """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
               "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}}
            ]}
            """);

        CliRun run = _workspace.Run("explain", "shop/web", "svc/shop/web:81", "-f", "web.yaml", "-f", "dump.json");

        run.AssertNoAnswer("dump.json:3:41: error RF1615");
        Assert.Contains("\"ports\"", run.Error, StringComparison.Ordinal);
    }

    private CliRun Explain(string file, string to) => _workspace.With("web.yaml", Manifests.Web).With(file, Services)
        .Run("explain", "shop/web", $"svc/shop/{to}", "-f", "web.yaml", "-f", file);
}
