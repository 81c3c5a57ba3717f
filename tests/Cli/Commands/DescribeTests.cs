namespace Ringfence.Cli.Tests;

/// <summary><c>describe</c>: policies in words, or as the API server stores them.</summary>
public sealed class DescribeTests : IDisposable
{
    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop);

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("shop/db")]
    [InlineData("db")]
    public void Describe_OnePolicy_SaysWhomItSelects(string name)
    {
        CliRun run = _workspace.Run("describe", name, "-f", "all.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("shop/db", run.Output, StringComparison.Ordinal);
        Assert.Contains("app=web", run.Output, StringComparison.Ordinal);
        Assert.Contains("TCP 5432", run.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/semantics.md, defaults: policyTypes and protocol are filled in; keys are sorted.</summary>
    [Fact]
    public void Describe_Yaml_IsTheStoredForm()
    {
        CliRun run = _workspace.Run("describe", "-f", "all.yaml", "-o", "yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db
              namespace: shop
            spec:
              ingress:
              - from:
                - podSelector:
                    matchLabels:
                      app: web
                ports:
                - port: 5432
                  protocol: TCP
              podSelector:
                matchLabels:
                  app: db
              policyTypes:
              - Ingress

            """,
            run.Output);
    }

    [Fact]
    public void Describe_StoredFormReadAgain_StaysTheSame()
    {
        string once = _workspace.Run("describe", "-f", "all.yaml", "-o", "yaml").Output;

        Assert.Equal(once, _workspace.RunWithInput(once, "describe", "-f", "-", "-o", "yaml").Output);
    }

    [Fact]
    public void Describe_UnknownPolicy_SuggestsTheNearest() =>
        _workspace.Run("describe", "shop/dv", "-f", "all.yaml").AssertNoAnswer("POLICY:1:1: error RF1622: there is no NetworkPolicy `shop/dv`\n  1 | shop/dv\n    | ^^^^^^^\n  help: did you mean `shop/db`?");

    [Fact]
    public void Describe_NameOfSeveralPolicies_AsksWhich()
    {
        _workspace.With("other.yaml", Manifests.DbPolicy.Replace("namespace: shop", "namespace: lab", StringComparison.Ordinal));

        _workspace.Run("describe", "db", "-f", "all.yaml", "-f", "other.yaml").AssertNoAnswer("say which of `shop/db`, `lab/db`");
    }

    [Fact]
    public void Describe_WithoutPolicies_HasNoAnswer() =>
        _workspace.With("web.yaml", Manifests.Web).Run("describe", "-f", "web.yaml").AssertNoAnswer("the input holds no NetworkPolicy");
}
