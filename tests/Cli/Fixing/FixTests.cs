using System.Text;

namespace Ringfence.Cli.Tests;

/// <summary><c>fix</c>: writes what is safe and prints the difference; exit code 1 when something is left (the contract of the command).</summary>
public sealed class FixTests : IDisposable
{
    private const string Before =
        """
        # who may reach the database
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
            name: db   # not only the pods
        spec:
            podSelector: {matchLabels: {app: db}}
            ingress:
              - from:
                  - podSelector: {}
                # more to come
        ---
        kind: ConfigMap
        apiVersion: v1
        metadata: {name: other}

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Fix_WritesTheFileAndPrintsTheDifference()
    {
        CliRun run = _workspace.With("p.yaml", Before).Run("fix", "-f", "p.yaml");

        Assert.Equal((0, "fixed p.yaml:5:11: RF3001: write out the policyTypes that the API server infers\nfixed 1, 1 note besides\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            "--- a/p.yaml\n+++ b/p.yaml\n@@ -9,6 +9,8 @@\n       - from:\n           - podSelector: {}\n         # more to come\n+    policyTypes:\n+      - Ingress\n ---\n kind: ConfigMap\n apiVersion: v1\n",
            run.Output);
        Assert.Equal(Before.Replace("come\n", "come\n    policyTypes:\n      - Ingress\n", StringComparison.Ordinal), Read("p.yaml"));
        Assert.Equal(["p.yaml"], Directory.EnumerateFileSystemEntries(_workspace.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Fix_Twice_ChangesNothingTheSecondTime()
    {
        _workspace.With("p.yaml", Before).Run("fix", "-f", "p.yaml");
        string once = Read("p.yaml");

        CliRun again = _workspace.Run("fix", "-f", "p.yaml", "-q");

        Assert.Equal((0, string.Empty, string.Empty), (again.ExitCode, again.Output, again.Error));
        Assert.Equal(once, Read("p.yaml"));
    }

    [Fact]
    public void Fix_DryRun_PrintsTheSameAndWritesNothing()
    {
        CliRun dry = _workspace.With("p.yaml", Before).Run("fix", "-f", "p.yaml", "--dry-run");

        Assert.Equal(Before, Read("p.yaml"));
        Assert.StartsWith("would fix p.yaml:5:11: RF3001", dry.Error, StringComparison.Ordinal);
        CliRun wet = _workspace.Run("fix", "-f", "p.yaml");
        Assert.Equal((wet.ExitCode, wet.Output), (dry.ExitCode, dry.Output));
    }

    /// <summary>Bytes that no fix is about stay: the mark at the start, carriage returns, a last line without an end.</summary>
    [Fact]
    public void Fix_KeepsEncodingLineEndsAndTheMissingLastOne()
    {
        byte[] before = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# ä\r\napiVersion: networking.k8s.io/v1\r\nkind: NetworkPolicy\r\nmetadata: {name: a}\r\nspec:\r\n  podSelector: {}")];

        CliRun run = _workspace.With("p.yaml", before).Run("fix", "-f", "p.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([.. before, .. "\r\n  policyTypes:\r\n  - Ingress"u8], File.ReadAllBytes(PathOf("p.yaml")));
    }

    [Fact]
    public void Fix_Json_StaysJson()
    {
        const string json = "{\n  \"apiVersion\": \"networking.k8s.io/v1\", \"kind\": \"NetworkPolicy\",\n  \"metadata\": {\"name\": \"a\"},\n  \"spec\": {\"podSelector\": {}}\n}\n";
        _workspace.With("p.json", json).Run("fix", "-f", "p.json");

        Assert.Equal(json.Replace("{}}", "{}, \"policyTypes\": [\"Ingress\"]}", StringComparison.Ordinal), Read("p.json"));
    }

    /// <summary>An anchored text is another policy's as well. Both are repaired by one change; where the other is to be left alone, neither is.</summary>
    [Theory]
    [InlineData("", 0, 2)]
    [InlineData(", annotations: {ringfence.dev/ignore: RF3001}", 1, 0)]
    public void Fix_AnAnchoredSpec_ChangesBothOrNone(string ofTheOther, int exitCode, int count)
    {
        string list = $$"""
            apiVersion: v1
            kind: List
            items:
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: a}
              spec: &shared
                podSelector: {}
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: b{{ofTheOther}}}
              spec: *shared

            """;
        CliRun run = _workspace.With("p.yaml", list).Run("fix", "-f", "p.yaml");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(count, run.Error.Split("fixed p.yaml").Length - 1);
        string expected = count == 0 ? list : list.Replace("podSelector: {}\n", "podSelector: {}\n    policyTypes:\n    - Ingress\n", StringComparison.Ordinal);
        Assert.Equal(expected, Read("p.yaml"));
        Assert.Equal(count == 0, run.Error.Contains("the change would reach NetworkPolicy `b` as well", StringComparison.Ordinal));
    }

    [Fact]
    public void Fix_WhatIsLeft_IsSaidAndExitsWithOne()
    {
        CliRun run = _workspace.With("p.yaml", Manifests.InvalidPolicy).Run("fix", "-f", "p.yaml");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Equal(
            "left p.yaml:11:16: error RF2103: endPort 80 is below port 90\n  no fix is known: make endPort equal to or above port, or remove it\nnothing to fix, 1 left\n",
            run.Error);
    }

    [Fact]
    public void Fix_ACodeThatIsOff_IsNotFixed()
    {
        _workspace.With("p.yaml", Before).With(".ringfence.yaml", "rules:\n  RF3001: off\n");

        CliRun run = _workspace.Run("fix", "-f", "p.yaml");

        Assert.Equal((0, string.Empty, Before), (run.ExitCode, run.Output, Read("p.yaml")));
    }

    private string PathOf(string name) => Path.Combine(_workspace.Root, name);

    private string Read(string name) => File.ReadAllText(PathOf(name));
}
