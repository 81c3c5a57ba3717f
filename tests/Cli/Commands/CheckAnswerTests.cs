using System.Xml.Linq;

namespace Ringfence.Cli.Tests;

/// <summary>What <c>check</c> answers where there is nothing to find, and what its last lines say of repairs.</summary>
public sealed class CheckAnswerTests : IDisposable
{
    private const string Inferred = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {}\n  ingress: []\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    /// <summary>A check that has looked at nothing must not pass, in no form.</summary>
    [Theory]
    [InlineData("", "text")]
    [InlineData("# nothing\n", "json")]
    [InlineData("---\n---\n", "sarif")]
    [InlineData("", "junit")]
    [InlineData("", "github")]
    public void Input_WithoutObjects_IsNoAnswerInAnyForm(string text, string form)
    {
        CliRun run = _workspace.With("empty.yaml", text).Run("check", "-f", "empty.yaml", "-o", form);

        run.AssertNoAnswer("empty.yaml:1:1: error RF1021: the input holds no Kubernetes object\n  help: ");
        Assert.EndsWith("ringfence: nothing was checked, so no report is written\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Nothing found is a document too.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    public void Input_WithoutFindings_HasADocument(string form)
    {
        CliRun run = _workspace.With("p.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n").Run("check", "-f", "p.yaml", "-o", form);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        if (form == "junit")
        {
            Assert.Equal("0", XDocument.Parse(run.Output).Root!.Attribute("failures")!.Value);
        }
        else
        {
            Assert.Equal(0, (form == "json" ? run.Json().GetProperty("diagnostics") : run.Json().GetProperty("runs")[0].GetProperty("results")).GetArrayLength());
        }
    }

    [Fact]
    public void Repairs_AreCountedWithTheCommandThatShowsThem()
    {
        CliRun run = _workspace.With("it's here.yaml", Inferred).With("conf.yaml", string.Empty).Run("check", "-f", "it's here.yaml", "-n", "shop", "--config", "conf.yaml");
        CliRun shown = _workspace.Run("fix", "--dry-run", "-f", "it's here.yaml", "-n", "shop", "--config", "conf.yaml");

        Assert.EndsWith("\n1 of these has a repair that is safe: ringfence fix --dry-run -f 'it'\\''s here.yaml' -n shop --config conf.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("would fix 1", shown.Error, StringComparison.Ordinal);
    }

    /// <summary>Egress to a label alone cuts DNS; the DNS pods of the input say what to allow.</summary>
    [Fact]
    public void Repairs_ThatLetMorePass_AreToldApart()
    {
        string dns = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: dns, namespace: kube-system, labels: {k8s-app: kube-dns}}\nspec: {containers: [{name: dns, image: registry.example/dns:1}]}\n";
        string policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n  - to: [{podSelector: {}}]\n";
        CliRun run = _workspace.With("p.yaml", policy + dns).Run("check", "-f", "p.yaml");
        CliRun shown = _workspace.Run("fix", "--suggested", "--dry-run", "-f", "p.yaml");

        Assert.EndsWith("\n1 of these has a repair that lets more pass: ringfence fix --suggested --dry-run -f p.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("would fix 1", shown.Error, StringComparison.Ordinal);
    }

    /// <summary>A label that is nearly one that somebody has: `fix` leaves it to whoever reads, as `safe` in JSON says.</summary>
    [Fact]
    public void Repairs_ThatNobodyCallsSafe_AreNotCountedAsSafe()
    {
        string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\nspec: {containers: [{name: web, image: registry.example/web:1}]}\n---\n";
        string policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n  - from: [{podSelector: {matchLabels: {app: wbe}}}]\n";
        CliRun run = _workspace.With("p.yaml", pod + policy).Run("check", "-f", "p.yaml");
        CliRun shown = _workspace.Run("fix", "--suggested", "--dry-run", "-f", "p.yaml");

        Assert.EndsWith("\n1 of these has a repair that is for you to decide: ringfence fix --suggested --dry-run -f p.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("safe", run.Output, StringComparison.Ordinal);
        Assert.Contains("would fix 1", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Repairs_ThatThereAreNot_AreNotMentioned()
    {
        CliRun none = _workspace.With("p.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n").Run("check", "-f", "p.yaml");
        CliRun quiet = _workspace.With("q.yaml", Inferred).Run("check", "-f", "q.yaml", "-q");

        Assert.Equal(("nothing to complain about\n", string.Empty), (none.Output, quiet.Output));
    }
}
