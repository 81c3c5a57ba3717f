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
    [InlineData("rules:\n  RF3020: off\n  RF3020: info\n", ".ringfence.yaml:3:3: error RF3091: `RF3020` is written twice")]
    [InlineData("rules:\n  RF3020: off\nrules:\n  RF3021: off\n", ".ringfence.yaml:3:1: error RF3091: `rules` is written twice")]
    [InlineData("rules: &a\n  RF3020: *a\n", ".ringfence.yaml:2:11")]
    [InlineData("rules:\n", ".ringfence.yaml:1:7")]
    [InlineData("paths: off\n", ".ringfence.yaml:1:8")]
    [InlineData("rules:\n  RF3020: off\n---\nrules:\n  RF3020: off\n", ".ringfence.yaml:4:1")]
    public void Settings_ThatCannotBe_AreNoAnswer(string text, string place)
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", text).Run("check", "-f", "p.yaml");

        run.AssertNoAnswer("the settings in `.ringfence.yaml` cannot be used");
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule:\n  RF3020: off\n", "unknown key `rule`; did you mean `rules`?")]
    [InlineData("rules:\n  RF3O20: off\n", "`RF3O20` is no code of advice; did you mean `RF3020`?")]
    [InlineData("rules:\n  RF2101: off\n", "`RF2101` is no code of advice\n")]
    [InlineData("rules:\n  RF3020: of\n", "`of` is no level; did you mean `off`?")]
    [InlineData("paths:\n- pth: a\n  rules:\n    RF3020: off\n", "unknown key `pth`; did you mean `path`?")]
    public void Settings_WithATypo_AreToldWhatIsNearest(string text, string says)
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", text).Run("check", "-f", "p.yaml");

        run.AssertNoAnswer("the settings in `.ringfence.yaml` cannot be used");
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Whatever stands where the settings are looked for is meant to be them.</summary>
    [Fact]
    public void Settings_ThatAreADirectory_AreNoAnswer()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Root, ".ringfence.yaml"));
        CliRun found = _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml");
        CliRun named = _workspace.Run("check", "-f", "p.yaml", "--config", ".");

        Assert.All([found, named], run => run.AssertNoAnswer("error RF3091: the settings cannot be read: this is a directory\n  help: settings are read from"));
    }

    [Fact]
    public void Settings_BehindALinkThatLeadsNowhere_AreNoAnswer()
    {
        File.CreateSymbolicLink(Path.Combine(_workspace.Root, ".ringfence.yaml"), "nowhere");

        _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml").AssertNoAnswer(".ringfence.yaml:1:1: error RF3091: the settings cannot be read: there is no such file");
    }

    [Fact]
    public void Settings_ThatAreNamedAndNotThere_AreNoAnswer()
    {
        _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml", "--config", "none.yaml").AssertNoAnswer("none.yaml:1:1: error RF3091: the settings cannot be read: there is no such file");
        _workspace.Run("check", "-f", "p.yaml", "--config", string.Empty).AssertNoAnswer("empty path");
    }

    /// <summary>A mebibyte is read and not a byte more, of a file without end as well.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public void Settings_ThatAreHuge_AreNotRead(int more, int exitCode) =>
        Assert.Equal(exitCode, _workspace.With("p.yaml", Typo).With(".ringfence.yaml", new string('#', (1024 * 1024) + more)).Run("check", "-f", "p.yaml").ExitCode);

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("latin1", "is not UTF-8")]
    public void Settings_InAnotherEncoding_AreNoAnswer(string encoding, string says)
    {
        File.WriteAllText(Path.Combine(_workspace.Root, ".ringfence.yaml"), "rules: {RF3020: off} # \u00e9\n", System.Text.Encoding.GetEncoding(encoding));

        _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml").AssertNoAnswer(says);
    }

    /// <summary>Under another name they are not read, and whoever calls them so is told.</summary>
    [Fact]
    public void Settings_UnderTheOtherName_AreNotRead()
    {
        _workspace.With("p.yaml", Typo).With(".ringfence.yml", "rules:\n  RF3020: off\n");
        CliRun run = _workspace.Run("check", "-f", "p.yaml", "-o", "json");
        CliRun named = _workspace.Run("check", "-f", "p.yaml", "-o", "json", "--config", ".ringfence.yml");

        Assert.Single(Found(run, "RF3020"));
        Assert.Equal("ringfence: `.ringfence.yml` is not read: call it `.ringfence.yaml`, or name it with --config\n", run.Error);
        Assert.Empty(Found(named, "RF3020"));
        Assert.Equal(string.Empty, named.Error);
    }

    [Fact]
    public void Settings_ThatAreEmpty_SetNothing() =>
        Assert.Single(Found(_workspace.With("p.yaml", Typo).With(".ringfence.yaml", "# nothing yet\n").Run("check", "-f", "p.yaml", "-o", "json"), "RF3020"));

    [Fact]
    public void Settings_ThatAreNamed_GoBeforeThoseOfTheFolder()
    {
        CliRun run = _workspace.With("p.yaml", Typo).With(".ringfence.yaml", "rules:\n  RF3020: off\n").With("strict.yaml", "rules:\n  RF3020: error\n")
            .Run("check", "-f", "p.yaml", "--config", "strict.yaml");

        Assert.Contains("error RF3020", run.Output, StringComparison.Ordinal);
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

    /// <summary>What the check itself says follows from the rules that are asked.</summary>
    [Theory]
    [InlineData("all", 1)]
    [InlineData("checkov", 0)]
    public void Annotation_ForANoteOfTheCheckItself_IsInVainWhereAllRulesAreAsked(string profile, int findings) =>
        Assert.Equal(findings, Found(_workspace.With("p.yaml", Annotated("RF3020,RF3099")).Run("check", "-f", "p.yaml", "-o", "json", "--profile", profile), "RF3090").Count());

    /// <summary>Of an object that is refused, and of a namespace without pods, rules see nothing that an annotation could silence.</summary>
    [Theory]
    [InlineData("protocol: tcp", true, 0)]
    [InlineData("protocol: TCP", true, 1)]
    [InlineData("protocol: TCP", false, 0)]
    public void Annotation_WhereRulesDoNotLook_IsNotInVain(string protocol, bool hasPods, int findings)
    {
        string text = Annotated("RF3020,RF3051").Replace("  policyTypes:\n  - Ingress\n", $"  policyTypes:\n  - Ingress\n  ingress:\n  - ports:\n    - {protocol}\n", StringComparison.Ordinal);
        CliRun run = _workspace.With("p.yaml", hasPods ? text : text.Split("---\n")[0]).Run("check", "-f", "p.yaml", "-o", "json");

        Assert.Equal(findings, Found(run, "RF3090").Count());
    }

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
