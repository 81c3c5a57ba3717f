using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>prove</c>: what it takes, what it prints for programs, and its exit codes.</summary>
public sealed class ProveTests : IDisposable
{
    private const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, status: {podIP: 10.0.0.1}}\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    // semantics.md 5.1: policies add up, so of two that say the same each can go.
    [Fact]
    public void Run_TwoPoliciesThatSayTheSame_AreRedundantAndEquivalent()
    {
        Write(Policy("a", "ports: [{port: 80}]"), Policy("b", "ports: [{port: 80}]"));

        foreach (string scope in (string[])["--here", "--always"])
        {
            CliRun redundant = _workspace.Run("prove", "redundant", "-f", "all.yaml", "-o", "json", scope);
            Assert.Equal(1, redundant.ExitCode);
            Assert.Equal(2, redundant.Json().GetProperty("results").GetArrayLength());
            Assert.Equal(scope[2..], redundant.Json().GetProperty("scope").GetString());

            CliRun equivalent = _workspace.Run("prove", "equivalent", "shop/a", "shop/b", "-f", "all.yaml", "-o", "json", scope);
            Assert.Equal(0, equivalent.ExitCode);
            Assert.True(equivalent.Json().GetProperty("results")[0].GetProperty("holds").GetBoolean());
        }
    }

    // A rule for pods that are not there: nothing changes here without it, but something may elsewhere.
    [Fact]
    public void Run_RuleForPodsThatAreNotThere_IsRedundantHereOnly()
    {
        Write(Policy("a", "from: [{podSelector: {matchLabels: {app: batch}}}]"));

        Assert.Equal(1, _workspace.Run("prove", "redundant", "-f", "all.yaml").ExitCode);
        CliRun always = _workspace.Run("prove", "redundant", "a", "-n", "shop", "-f", "all.yaml", "--always", "-o", "json");

        Assert.Equal(0, always.ExitCode);
        JsonElement rule = always.Json().GetProperty("results").EnumerateArray().Single(result => result.GetProperty("subject").TryGetProperty("rule", out _));
        Assert.False(rule.GetProperty("holds").GetBoolean());
        Assert.Equal("allow", rule.GetProperty("witness").GetProperty("verdict").GetString());
        JsonElement client = rule.GetProperty("madeUp").GetProperty("pods").EnumerateArray().Single(pod => pod.GetProperty("id").GetString() == "shop/client");
        Assert.Equal("batch", client.GetProperty("labels").GetProperty("app").GetString());
    }

    // semantics.md 4.1: requirements that contradict each other match nothing, in any cluster.
    [Fact]
    public void Run_SelectorThatContradictsItself_IsVacuousAlways()
    {
        Write(Policy("a", "from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [x]}, {key: app, operator: DoesNotExist}]}}]"));

        CliRun run = _workspace.Run("prove", "vacuous", "-f", "all.yaml", "--always", "-o", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, run.Json().GetProperty("results")[0].GetProperty("subject").GetProperty("rule").GetInt32());
    }

    // docs/prove.md, here and always: of a cluster of nobody everything holds, so it is said that nobody is there.
    [Theory]
    [InlineData("--here", true)]
    [InlineData("--always", false)]
    public void Run_OnPoliciesAlone_SaysThatNobodyIsThere(string scope, bool expected)
    {
        CliRun run = _workspace.With("policy.yaml", Policy("a", "ports: [{port: 80}]")).Run("prove", "redundant", "-f", "policy.yaml", scope);

        Assert.Equal(expected, run.Output.Contains("RF2924", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WithNothingToFind_IsFine()
    {
        Write(Policy("a", "ports: [{port: 80}]"));

        CliRun run = _workspace.Run("prove", "redundant", "-f", "all.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Nothing is redundant among 1 policy and its rules, in this cluster.\n", run.Output);
    }

    // One finding outweighs what is undecided; what is undecided alone is no answer, but is told.
    [Fact]
    public void Run_WithTooSmallABudget_IsUndecidedAndSaysSo()
    {
        Write(Policy("a", "ports: [{port: 80}]"), Policy("b", "ports: [{port: 80}]"));

        CliRun run = _workspace.Run("prove", "contained", "shop/a", "shop/b", "-f", "all.yaml", "--always", "--budget", "1", "-o", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("undecided", run.Json().GetProperty("results")[0].GetProperty("holds").GetString());
        Assert.Contains("undecided", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("did you mean `redundant`?", "prove", "redundent", "-f", "all.yaml")]
    [InlineData("QUESTION:1:1: error RF1624: `equivalent` compares two", "prove", "equivalent", "shop/a", "-f", "all.yaml")]
    [InlineData("RF1624: `contained` compares two", "prove", "contained", "shop/a", ",", "-f", "all.yaml")]
    [InlineData("did you mean `shop/a`", "prove", "redundant", "shop/aa", "-f", "all.yaml")]
    [InlineData("--here and --always", "prove", "redundant", "--here", "--always", "-f", "all.yaml")]
    [InlineData("--budget must be 1 or more", "prove", "redundant", "--always", "--budget", "0", "-f", "all.yaml")]
    public void Run_WithWrongArguments_SaysWhatToWrite(string reason, params string[] arguments)
    {
        Write(Policy("a", "ports: [{port: 80}]"));

        _workspace.Run(arguments).AssertNoAnswer(reason);
    }

    private static string Policy(string name, string rule) =>
        $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: {name}, namespace: shop}}, spec: {{podSelector: {{}}, ingress: [{{{rule}}}]}}}}\n";

    private void Write(params string[] policies) => _workspace.With("all.yaml", string.Join("---\n", policies.Prepend(Pod)));
}
