using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Ringfence.Diagnostics;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>The forms of <c>check</c> that other programs take.</summary>
public sealed class CheckFormatTests : IDisposable
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

    /// <summary>The schema of the standard, and Debian's validator for it; what is wrong with the document and what is not.</summary>
    [Theory]
    [InlineData("typo", 0)]
    [InlineData("invalid", 1)]
    [InlineData("nothing", 0)]
    public void Sarif_IsValid(string which, int expected)
    {
        string text = which switch
        {
            "typo" => Typo,
            "invalid" => Manifests.InvalidPolicy,
            _ => "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n",
        };
        CliRun run = _workspace.With("a file, 100%.yaml", text).Run("check", "-f", "a file, 100%.yaml", "-o", "sarif");

        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(string.Empty, Validate(run.Output));
    }

    [Fact]
    public void Validator_RefusesWhatIsNoSarif() =>
        Assert.Contains("is not one of", Validate("""{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "level": "bad"}]}]}"""), StringComparison.Ordinal);

    [Fact]
    public void Sarif_PointsAtTheLineAndCarriesTheRepair()
    {
        CliRun run = _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml", "-o", "sarif");
        JsonElement results = run.Json().GetProperty("runs")[0].GetProperty("results");
        JsonElement typo = results.EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "RF3020");
        JsonElement region = typo.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        JsonElement inferred = results.EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "RF3001");
        JsonElement change = inferred.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];

        Assert.Equal(("warning", 9, 12), (typo.GetProperty("level").GetString(), region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
        Assert.Equal(Typo.IndexOf("---", StringComparison.Ordinal), change.GetProperty("deletedRegion").GetProperty("byteOffset").GetInt32());
        Assert.Equal("  policyTypes:\n  - Ingress\n", change.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal("RF3020", run.Json().GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")[typo.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
    }

    /// <summary>Code scanning attaches no finding to `./p.yaml`, nor to a path of the machine (SARIF 2.1.0, 3.4.4).</summary>
    [Theory]
    [InlineData(".")]
    [InlineData("./p.yaml")]
    [InlineData("p.yaml")]
    [InlineData(null)]
    public void Paths_InTheWorkingDirectory_AreRelativeToIt(string? path)
    {
        string given = path ?? Path.Combine(_workspace.Root, "p.yaml");
        CliRun sarif = _workspace.With("p.yaml", Typo).Run("check", "-f", given, "-o", "sarif");
        CliRun github = _workspace.Run("check", "-f", given, "-o", "github");

        Assert.All(
            sarif.Json().GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            one => Assert.Equal("p.yaml", one.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));
        Assert.All(github.Output.TrimEnd('\n').Split('\n'), line => Assert.Contains(" file=p.yaml,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Sarif_CarriesThePagesAndSpeaksInSentences()
    {
        JsonElement log = _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml", "-o", "sarif").Json().GetProperty("runs")[0];
        JsonElement help = log.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "RF3020").GetProperty("help");
        JsonElement typo = log.GetProperty("results").EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "RF3020");

        Assert.Contains("\n## Right\n", help.GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("docs/diagnostics/", help.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("? Correct the label, or remove the policy if its pods are gone.", typo.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("No pod of namespace `shop`", typo.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Every code may be a rule of a report.</summary>
    [Fact]
    public void Pages_AreThereForEveryCode() =>
        Assert.All(DiagnosticCatalogue.All, descriptor => Assert.StartsWith($"# {descriptor.Code}: {descriptor.Title}\n", DiagnosticPage.Of(descriptor.Code).Markdown, StringComparison.Ordinal));

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    public void Junit_FailsFromTheThresholdOn(string threshold, int failures)
    {
        CliRun run = _workspace.With("p.yaml", Typo).Run("check", "-f", "p.yaml", "-o", "junit", "--fail-on", threshold);
        XElement suites = XDocument.Parse(run.Output).Root!;
        XElement found = suites.Descendants("testcase").Single(test => test.Attribute("name")!.Value.StartsWith("RF3020 at 9:12", StringComparison.Ordinal));

        Assert.Equal($"{failures}", suites.Attribute("failures")!.Value);
        Assert.Equal(failures == 1 ? "failure" : "system-out", Assert.Single(found.Elements()).Name.LocalName);
        Assert.Equal(suites.Attribute("tests")!.Value, $"{suites.Descendants("testcase").Count()}");
    }

    [Fact]
    public void Junit_OfAFileWithoutFindings_HasATestThatPasses()
    {
        CliRun run = _workspace.With("p.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n").Run("check", "-f", "p.yaml", "-o", "junit");

        Assert.Empty(Assert.Single(XDocument.Parse(run.Output).Descendants("testcase")).Elements());
    }

    /// <summary>Commands of a workflow: <c>::warning file=,line=,col=,endColumn=,title=::message</c>, with commas and colons of properties escaped.</summary>
    [Fact]
    public void Github_MarksTheLine()
    {
        CliRun run = _workspace.With("a,b.yaml", Typo).Run("check", "-f", "a,b.yaml", "-o", "github");

        Assert.Contains("::warning file=a%2Cb.yaml,line=9,col=12,endColumn=15,title=RF3020%3A A policy that selects nothing::no pod of namespace `shop` has `app=wbe`", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^::(error|warning|notice) ", line));
    }

    private static string Validate(string document)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, document);
            ProcessStartInfo start = new("/usr/bin/jsonschema", ["-i", path, Path.Combine(Repository.Root, "tests", "Cli", "Schemas", "sarif-2.1.0.json")])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            };
            using Process validator = Process.Start(start)!;
            string said = validator.StandardError.ReadToEnd();
            validator.WaitForExit();
            return validator.ExitCode == 0 ? string.Empty : $"{said} exit code {validator.ExitCode}";
        }
        finally
        {
            File.Delete(path);
        }
    }
}
