using System.Text.Json;
using System.Xml.Linq;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>test</c>: exit code 0 when all pass, 1 when one fails, 2 no answer. Expected verdicts are those of docs/tests.md and docs/semantics.md.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string Host =
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: shop}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {hostNetwork: true, containers: [{name: c, image: i}]}

        """;

    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop);

    public void Dispose() => _workspace.Dispose();

    /// <summary>The policy of Manifests lets web alone into db, on TCP 5432; the rest is open.</summary>
    [Theory]
    [InlineData("from: shop/web, to: shop/db, port: 5432, expect: allow", true)]
    [InlineData("from: shop/web, to: shop/db, port: 5432, expect: deny", false)]
    [InlineData("from: shop/web, to: shop/db, port: 5433, expect: deny", true)]
    [InlineData("from: shop/web, to: shop/db, port: 5432-5433, expect: deny", false)]
    [InlineData("from: shop/web, to: shop/db, port: 5432-5433, expect: allow", false)]
    [InlineData("from: shop/web, to: shop/db, expect: deny", false)]
    [InlineData("from: any-address, to: shop/db, expect: deny", true)]
    [InlineData("from: any, to: shop/db, expect: deny", false)]
    [InlineData("from: any, to: shop/db, expect: deny, except: {from: shop/web}", true)]
    [InlineData("from: any, to: shop/db, expect: deny, except: {from: shop/web, port: 5432}", true)]
    [InlineData("from: any, to: shop/db, expect: deny, except: {from: shop/web, port: 80}", false)]
    [InlineData("from: {namespace: shop}, to: {namespace: shop}, port: 80, expect: allow, except: {to: shop/db}", true)]
    [InlineData("from: {podSelector: app=db}, to: [shop/web, 10.0.0.0/8], port: any, expect: allow", true)]
    [InlineData("from: {podSelector: app in (web)}, to: {namespaceSelector: kubernetes.io/metadata.name=shop, podSelector: app=db}, port: 5432/TCP, expect: allow", true)]
    [InlineData("from: shop/web, to: 169.254.169.254, expect: deny", false)]
    public void Test_HoldsItAgainstTheCluster(string test, bool passes)
    {
        CliRun run = Run(test);

        Assert.Equal(passes ? 0 : 1, run.ExitCode);
        Assert.StartsWith(passes ? "PASS  it: " : "FAIL  it: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(passes ? "1 test: 1 passed, 0 failed\n" : "1 test: 0 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(string.Empty, run.Error);
    }

    /// <summary>Replicas that differ: allow asks for all, deny for none, so neither holds.</summary>
    [Theory]
    [InlineData("allow")]
    [InlineData("deny")]
    public void Test_OfReplicasThatDiffer_HoldsNeitherWay(string expected)
    {
        string pods = string.Concat(new[] { ("a", "app: web"), ("b", "app: old") }.Select(pod => $$"""
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: {{pod.Item1}}, namespace: shop, labels: { {{pod.Item2}} }, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: mixed, uid: u, controller: true}]}
            spec: {containers: [{name: c, image: i}]}

            """));
        _workspace.With("all.yaml", Manifests.Shop + pods);

        CliRun run = Run($"from: shop/StatefulSet/mixed, to: shop/db, port: 5432, expect: {expected}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 of 2 pairs is ", run.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/semantics.md 5.8: selectors take no pod in its node's network; a test that names it does.</summary>
    [Fact]
    public void Test_OfASetWithPodsOfTheirNodesNetworks_LeavesThemAside()
    {
        _workspace.With("all.yaml", Manifests.Join(Manifests.Shop, Host));

        CliRun set = Run("from: {namespace: shop}, to: any-address, port: 443, expect: allow");
        Assert.Equal(0, set.ExitCode);
        Assert.Contains("it: 4 pairs checked", set.Output, StringComparison.Ordinal);
        Assert.Contains("info RF3105: sets of tests leave `shop/DaemonSet/agent` aside", set.Error, StringComparison.Ordinal);
        Assert.Contains("names it: `from: shop/DaemonSet/agent`", set.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, Run("from: shop/agent, to: 10.0.0.1, port: 443, expect: allow").Error);
    }

    [Fact]
    public void Test_OfManySetsWithTheSamePodsLeftAside_SaysItOnce()
    {
        _workspace.With("all.yaml", Manifests.Join(Manifests.Shop, Host)).With(
            "tests.yaml",
            """
            tests:
            - {name: one, from: {namespace: shop}, to: any-address, port: 443, expect: allow}
            - {name: two, from: any-pod, to: shop/web, port: 80, expect: allow}
            """);

        CliRun run = _workspace.Run("test", "tests.yaml", "-f", "all.yaml");

        Assert.Equal(2, run.Error.Split("RF3105").Length);
    }

    /// <summary>docs/semantics.md 5.11: ends without a family in common cannot connect, so nothing is to be tested of them.</summary>
    [Theory]
    [InlineData("from: shop/four, to: shop/six, port: 80, expect: allow", 1, "the two ends have no address family in common")]
    [InlineData("from: shop/four, to: shop/six, port: 80, expect: deny", 1, "the two ends have no address family in common")]
    [InlineData("from: shop/four, to: '2001:db8::/32', expect: deny", 1, "the two ends have no address family in common")]
    [InlineData("from: {namespace: shop}, to: '2001:db8::/32', port: 80, expect: allow", 0, "1 pair checked, 1 more without an address family in common left out")]
    [InlineData("from: any-address, to: {namespace: shop}, port: 80, expect: allow", 0, "2 pairs checked, 2 more")]
    [InlineData("from: any, to: {namespace: shop}, port: 80, expect: deny", 1, "all of 2 pairs are open")]
    public void Test_OfEndsWithoutACommonFamily_SaysNothingOfThem(string test, int code, string says)
    {
        _workspace.With("all.yaml", Manifests.Join(Pod("four", "Running", "10.0.0.1"), Pod("six", "Running", "fd00::1")));

        CliRun run = Run(test);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    /// <summary>docs/semantics.md 5.10: pods that have ended are neither subjects nor peers, so a test of one proves nothing.</summary>
    [Theory]
    [InlineData("from: shop/done, to: shop/web, port: 80, expect: deny")]
    [InlineData("from: shop/web, to: [shop/web, shop/done], port: 80, expect: deny")]
    public void Test_OfAPodThatHasEnded_ProvesNothing(string test)
    {
        _workspace.With("all.yaml", Manifests.Join(Manifests.Shop, Pod("done", "Succeeded", "10.0.0.9")));

        CliRun run = Run(test);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("RF3101: `shop/done` has ended", run.Output, StringComparison.Ordinal);
    }

    private static string Pod(string name, string phase, string address) =>
        $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: shop}
        spec: {containers: [{name: c, image: i}]}
        status: {phase: {{phase}}, podIP: "{{address}}", podIPs: [{ip: "{{address}}"}]}

        """;

    [Theory]
    [InlineData("from: {namespace: shpo}, to: shop/db", "RF3101", "did you mean `shop`?")]
    [InlineData("from: any, to: {podSelector: app=bd}", "RF3101", "did you mean `app=db`?")]
    [InlineData("from: any, to: {podSelector: app=db}, port: sql", "RF3103", "write the port's number")]
    [InlineData("from: any-address, to: 10.0.0.0/8", "RF3102", "name pods on one side")]
    [InlineData("from: shop/wbe, to: shop/db", "RF1601", "did you mean `shop/Deployment/web`")]
    [InlineData("from: shop/web, to: svc/shop/db", "RF1606", "write a pod as")]
    public void Test_ThatProvesNothing_FailsAndSaysWhatWasMeant(string test, string code, string help)
    {
        CliRun run = Run($"{test}, expect: deny");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error {code}:", run.Output, StringComparison.Ordinal);
        Assert.Contains(help, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_Quiet_ShowsOnlyWhatFails() => Assert.Equal(string.Empty, Run("from: any-address, to: shop/db, expect: deny", "-q").Output);

    [Fact]
    public void Test_OfTestsOnStandardInput_ReadsThem() =>
        Assert.Equal(0, _workspace.RunWithInput("tests: [{name: it, from: any-address, to: shop/db, expect: deny}]", "test", "-", "-f", "all.yaml").ExitCode);

    [Theory]
    [InlineData("test", "-f", "all.yaml")]
    [InlineData("test", "-", "-f", "-")]
    [InlineData("test", ".", "-f", "all.yaml")]
    [InlineData("test", "nowhere.yaml", "-f", "all.yaml")]
    public void Test_WithoutAFileOfTests_HasNoAnswer(params string[] arguments) => _workspace.Run(arguments).AssertNoAnswer("ringfence: ");

    /// <summary>docs/semantics.md 8.1: a directory may hold files of tests beside manifests.</summary>
    [Fact]
    public void Test_OfADirectoryThatHoldsTheTests_PassesThemOver()
    {
        _workspace.With("all/shop.yaml", Manifests.Shop).With("all/tests.yaml", "tests: [{name: it, from: any-address, to: shop/db, expect: deny}]\n");

        CliRun run = _workspace.Run("test", "all/tests.yaml", "-f", "all", "-v");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("skipped 1 document without apiVersion and kind\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_Json_HasTheKeysOfTheContractAndOfThePage()
    {
        JsonElement document = Run("from: any, to: shop/db, expect: deny", "-o", "json").Json();

        Assert.Equal("ringfence.dev/test/v1", document.GetProperty("schema").GetString());
        JsonElement test = document.GetProperty("tests")[0];
        Assert.Equal("it", test.GetProperty("name").GetString());
        Assert.False(test.GetProperty("passed").GetBoolean());
        Assert.Equal("ringfence.dev/explain/v1", test.GetProperty("counterexample").GetProperty("schema").GetString());
        Assert.Equal("allow", test.GetProperty("counterexample").GetProperty("verdict").GetString());
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tests.md"));
        Assert.All(
            document.EnumerateObject().Concat(test.EnumerateObject()).Select(property => property.Name).Where(name => name is not ("schema" or "name")),
            name => Assert.True(page.Contains($"`{name}`", StringComparison.Ordinal) || page.Contains($"].{name}`", StringComparison.Ordinal), name));
    }

    /// <summary>XML 1.0 cannot hold most control characters, and a report that cannot be parsed is worth nothing.</summary>
    [Fact]
    public void Test_Junit_CanBeParsedWhateverNamesHold()
    {
        _workspace.With("t.yaml", "tests:\n- {name: \"<\\e[1m\\b & \\uFFFE]]>\", from: any, to: shop/db, expect: deny}\n- {name: fine, from: any-address, to: shop/db, expect: deny}\n");

        XElement suites = XDocument.Parse(_workspace.Run("test", "t.yaml", "-f", "all.yaml", "-o", "junit").Output).Root!;

        XElement suite = Assert.Single(suites.Elements("testsuite"));
        Assert.Equal(["2", "1", "0"], ((string[])["tests", "failures", "errors"]).Select(name => suite.Attribute(name)!.Value));
        Assert.Equal(["<\\u001b[1m\\u0008 & \uFFFD]]>", "fine"], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
        XElement failure = Assert.Single(suite.Descendants("failure"));
        Assert.Equal("counterexample", failure.Attribute("type")!.Value);
        Assert.Contains("ALLOWED  shop/Deployment/web -> shop/Deployment/db", failure.Value, StringComparison.Ordinal);
    }

    /// <summary>TAP 14: a plan, a line a test; <c>#</c> and <c>\</c> in a name are escaped, or they would be directives.</summary>
    [Fact]
    public void Test_Tap_IsAPlanAndALineATest()
    {
        _workspace.With("t.yaml", "tests:\n- {name: 'a # SKIP \\ b', from: any, to: shop/db, expect: deny}\n- {name: fine, from: any-address, to: shop/db, expect: deny}\n");

        string[] lines = _workspace.Run("test", "t.yaml", "-f", "all.yaml", "-o", "tap").Output.Split('\n');

        Assert.Equal(["TAP version 14", "1..2", @"not ok 1 - a \# SKIP \\ b", "  ---"], lines[..4]);
        Assert.Equal(["  ...", "ok 2 - fine", ""], lines[^3..]);
        Assert.All(lines[4..^3], line => Assert.True(line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal), line));
    }

    private CliRun Run(string test, params string[] more) =>
        _workspace.With("t.yaml", $"tests:\n- {{name: it, {test}}}\n").Run(["test", "t.yaml", "-f", "all.yaml", .. more]);
}
