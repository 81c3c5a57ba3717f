using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary>What <c>check</c> can be told: settings, profiles, silence.</summary>
public sealed class CheckSettingsTests : IDisposable
{
    private const string Typo = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: wbe
          policyTypes:
          - Ingress
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: registry.example/web:1

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("off", "", 0)]
    [InlineData("info", "info", 0)]
    [InlineData("warning", "warning", 0)]
    [InlineData("error", "error", 1)]
    public void Settings_GiveACodeItsLevel(string level, string severity, int exitCode)
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", $"rules:\n  RF3020: {level}\n").Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal((exitCode, severity), (run.ExitCode, string.Concat(Found(run, "RF3020").Select(one => one.GetProperty("severity").GetString()))));
    }

    [Theory]
    [InlineData("policies/**", "")]
    [InlineData("policies/*.yaml", "")]
    [InlineData("p?.yaml", "")]
    [InlineData("/other/**", "warning")]
    [InlineData("polici", "warning")]
    public void Settings_ForAPath_ReachItsFilesOnly(string pattern, string severity)
    {
        CliRun run = _workspace.With("policies/p1.yaml", Typo).With(".ringfence.yaml", $"paths:\n- path: {pattern}\n  rules:\n    RF3020: off\n").Run("check", "-f", "policies", "-o", "json");

        Assert.Equal(severity, string.Concat(Found(run, "RF3020").Select(one => one.GetProperty("severity").GetString())));
        Assert.Equal(severity.Length > 0 ? 1 : 0, Found(run, "RF3092").Count());
    }

    [Theory]
    [InlineData("rules:\n  RF2101: off\n", ".ringfence.yaml:2:3")]
    [InlineData("rules:\n  RF3020: ignore\n", ".ringfence.yaml:2:11")]
    [InlineData("rule:\n  RF3020: off\n", ".ringfence.yaml:1:1")]
    [InlineData("paths:\n- rules:\n    RF3020: off\n", ".ringfence.yaml:2:3")]
    [InlineData("- RF3020\n", ".ringfence.yaml:1:1")]
    [InlineData("rules: [\n", ".ringfence.yaml:")]
    public void Settings_ThatCannotBe_AreNoAnswer(string text, string place)
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", text).Run("check", "-f", "p.yaml");

        run.AssertNoAnswer("the settings in `.ringfence.yaml` cannot be used");
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ThatAreNamed_GoBeforeThoseOfTheFolder()
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", "rules:\n  RF3020: off\n").With("strict.yaml", "rules:\n  RF3020: error\n")
            .Run("check", "-f", "p.yaml", "--config", "strict.yaml");

        Assert.Contains("error RF3020", run.Output, StringComparison.Ordinal);
        _workspace.Run("check", "-f", "p.yaml", "--config", "none.yaml").AssertNoAnswer("none.yaml");
    }

    [Fact]
    public void Annotation_SilencesItsObject()
    {
        CliRun run = _workspace.With("p.yaml", Annotated("RF3020")).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Empty(Found(run, "RF3020"));
        Assert.Empty(Found(run, "RF3090"));
    }

    [Theory]
    [InlineData("RF3020, RF3040", "RF3040", "nothing of the kind")]
    [InlineData("RF3020,RF9999", "RF9999", "no such code")]
    [InlineData("RF3020,RF2101", "RF2101", "not advice")]
    public void Annotation_InVain_IsReported(string value, string code, string why)
    {
        CliRun run = _workspace.With("p.yaml", Annotated(value)).Run("check", "-f", "p.yaml", "-o", "json");
        JsonElement unused = Assert.Single(Found(run, "RF3090"));

        Assert.Contains($"`{code}`", unused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(why, unused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, unused.GetProperty("line").GetInt32());
    }

    /// <summary>A rule that was not asked may well have found something.</summary>
    [Fact]
    public void Annotation_ForARuleThatIsNotAsked_IsNotInVain() =>
        Assert.Empty(Found(_workspace.With("p.yaml", Annotated("RF3020")).Run("check", "-f", "p.yaml", "-o", "json", "--profile", "checkov"), "RF3090"));

    [Theory]
    [InlineData("kube-linter", 1)]
    [InlineData("kube-score", 1)]
    [InlineData("checkov", 0)]
    public void Profile_AsksItsRulesOnly(string profile, int findings)
    {
        CliRun run = _workspace.With("p.yaml", Typo.Replace("  policyTypes:\n  - Ingress\n", string.Empty, StringComparison.Ordinal)).Run("check", "-f", "p.yaml", "-o", "json", "--profile", profile);

        Assert.Equal(findings, Found(run, "RF3020").Count());
        Assert.Empty(Found(run, "RF3001"));
    }

    private static string Annotated(string value) =>
        Typo.Replace("  namespace: shop\nspec:\n  podSelector", $"  namespace: shop\n  annotations:\n    ringfence.dev/ignore: {value}\nspec:\n  podSelector", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Found(CliRun run, string code) =>
        run.Json().GetProperty("diagnostics").EnumerateArray().Where(one => one.GetProperty("code").GetString() == code);
}
