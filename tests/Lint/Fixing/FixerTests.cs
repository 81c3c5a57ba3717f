using System.Text;
using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint.Tests;

/// <summary>What is proven is applied, and nothing else: fixes that claim too much are left, each with the reason.</summary>
public sealed class FixerTests
{
    // `web` may open everything to `db`, and to all of its namespace UDP 53.
    private const string Cluster =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, labels: {app: web}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db, labels: {app: db}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: dns}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Egress]
          egress:
          - to: [{podSelector: {matchLabels: {app: db}}}] # one
          - to: [{podSelector: {matchLabels: {app: db}}}] # two
          - to: [{podSelector: {matchLabels: {app: gone}}}]
          - to: [{podSelector: {}}]
            ports: [{protocol: UDP, port: 53}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data: {note: untouched}

        """;

    private static readonly FixEffect Keeps = new FixEffect.KeepsMeaning();

    [Fact]
    public void Run_AChangeOfTheTextAlone_IsApplied() => AssertApplied(Claim("{matchLabels: {app: web}}", "{matchLabels: {'app': web}}", Keeps));

    /// <summary>The program is another one; it is proven to mean the same, here and in any cluster.</summary>
    [Fact]
    public void Run_ARepeatedRuleRemoved_IsApplied() => AssertApplied(Claim("  - to: [{podSelector: {matchLabels: {app: db}}}] # two\n", string.Empty, Keeps));

    [Fact]
    public void Run_ARuleRemovedThatAllowsSomething_IsLeft() =>
        AssertLeft("from default/web to default/dns something else could pass", Claim("  - to: [{podSelector: {}}]\n    ports: [{protocol: UDP, port: 53}]\n", string.Empty, Keeps));

    /// <summary>Nobody has the label here, so nothing differs; in another cluster somebody may.</summary>
    [Fact]
    public void Run_ARuleRemovedThatMatchesNobodyHere_IsLeft() =>
        AssertLeft("not in every cluster", Claim("  - to: [{podSelector: {matchLabels: {app: gone}}}]\n", string.Empty, Keeps));

    [Fact]
    public void Run_AChangeThatBreaksTheFile_IsLeft() => AssertLeft("cannot be read as the objects", Claim("policyTypes: [Egress]", "policyTypes: [Egress", Keeps));

    [Fact]
    public void Run_AChangeThatTheApiServerRefuses_IsLeft() => AssertLeft("the change would bring RF2", Claim("port: 53", "port: 99999", Keeps));

    [Fact]
    public void Run_AChangeOutsideTheSpec_IsLeft() => AssertLeft("would reach `data.note` of the object", Claim("note: untouched", "note: touched", Keeps));

    [Fact]
    public void Run_AFixThatLeavesItsFinding_IsLeft() =>
        AssertLeft("the finding stays", Claim("{matchLabels: {app: web}}", "{matchLabels: {app: web}} # {matchLabels: {app: web}}", Keeps));

    [Fact]
    public void Run_OneUnprovenAmongMany_IsFoundAndTheOthersApplied()
    {
        TextInput.Claim[] claims =
        [
            Claim("policyTypes: [Egress]", "policyTypes: ['Egress']", Keeps) with { Name = "good" },
            Claim("app: gone", "app: 'gone'", Keeps) with { Name = "better" },
            Claim("port: 53", "port: 54", Keeps) with { Name = "bad" },
            Claim("protocol: UDP", "protocol: 'UDP'", Keeps) with { Name = "best" },
        ];
        TextInput input = new(Cluster, claims);

        FixOutcome outcome = new Fixer(input, FixScope.Safe, EnforcementProfile.Default).Run();

        Assert.Equal(["best", "better", "good"], outcome.Fixed.Select(finding => finding.Object!.Name).Order(StringComparer.Ordinal));
        Assert.Equal("bad", Assert.Single(outcome.Left).Finding.Object!.Name);
        Assert.Equal(Replaced(claims.Where(claim => claim.Name != "bad")), Text(outcome));
    }

    /// <summary>Both touch the same text: one after the other, the second as it is found after the first.</summary>
    [Fact]
    public void Run_OverlappingFixes_AreAppliedOneAfterTheOther()
    {
        TextInput input = new(
            Cluster,
            Claim("policyTypes: [Egress]", "policyTypes: [  Egress]", Keeps) with { Name = "first" },
            Claim("Egress]\n", "'Egress']\n", Keeps) with { Name = "second" });

        FixOutcome outcome = new Fixer(input, FixScope.Safe, EnforcementProfile.Default).Run();

        Assert.Equal(["first", "second"], outcome.Fixed.Select(finding => finding.Object!.Name));
        Assert.Contains("policyTypes: [  'Egress']\n", Text(outcome), StringComparison.Ordinal);
        Assert.Equal(3, input.Readings);
    }

    /// <summary>Another run would begin with the same ones: it has to come to what can be proven, however many come first.</summary>
    [Fact]
    public void Run_ManyUnprovenBeforeOne_PutsThatOneRight()
    {
        string[] keys = [.. Enumerable.Range(0, 150).Select(i => $"k{i:000}: v")];
        TextInput.Claim[] claims =
        [
            .. keys.Select(key => Claim(key, $"{key}v", Keeps) with { Name = key }),
            Claim("policyTypes: [Egress]", "policyTypes: ['Egress']", Keeps) with { Name = "good" },
        ];

        FixOutcome outcome = new Fixer(
            new TextInput($"{Cluster}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: many}}\ndata:\n  {string.Join("\n  ", keys)}\n", claims),
            FixScope.Safe,
            EnforcementProfile.Default).Run();

        Assert.Equal("good", Assert.Single(outcome.Fixed).Object!.Name);
    }

    [Fact]
    public void Run_WhatOpens_IsLeftUnlessSuggestionsAreAskedFor()
    {
        TextInput input = new(Cluster, Claim("[{protocol: UDP, port: 53}]", "[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]", new FixEffect.Opens("TCP 53")));

        LeftFinding left = Assert.Single(new Fixer(input, FixScope.Safe, EnforcementProfile.Default).Run().Left);

        Assert.Contains("--suggested", left.Why, StringComparison.Ordinal);
        Assert.False(left.HasSafeFix);
    }

    [Theory]
    [InlineData("TCP 53", "[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]", "")]
    [InlineData("all", "[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]", "")]
    [InlineData("UDP 53", "[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]", "the change would open more than UDP 53 from default/web to default/dns")]
    [InlineData("UDP 54", "[{protocol: UDP, port: 54}]", "the change would stop what can pass now")]
    public void Run_WhatOpens_OpensWhatItSaysAndStopsNothing(string ports, string by, string why)
    {
        FixOutcome outcome = new Fixer(new TextInput(Cluster, Claim("[{protocol: UDP, port: 53}]", by, new FixEffect.Opens(ports))), FixScope.Suggested, EnforcementProfile.Default).Run();

        Assert.Equal(why.Length == 0 ? 1 : 0, outcome.Fixed.Count);
        Assert.Equal(why.Length == 0 ? [] : [why], outcome.Left.Where(left => left.Finding.Fix is not null && why.Length > 0).Select(left => left.Why));
    }

    private static TextInput.Claim Claim(string text, string by, FixEffect effect) => new("web", text, by, effect);

    private static void AssertApplied(TextInput.Claim claim)
    {
        FixOutcome outcome = new Fixer(new TextInput(Cluster, claim), FixScope.Safe, EnforcementProfile.Default).Run();

        Assert.Empty(outcome.Left);
        Assert.Equal(Replaced([claim]), Text(outcome));
    }

    private static void AssertLeft(string why, TextInput.Claim claim, params IReadOnlyList<TextInput.Claim> more)
    {
        FixOutcome outcome = new Fixer(new TextInput(Cluster, [claim, .. more]), FixScope.Safe, EnforcementProfile.Default).Run();

        Assert.Contains(outcome.Left, left => left.Why.Contains(why, StringComparison.Ordinal));
        Assert.Empty(outcome.Files);
    }

    private static string Replaced(IEnumerable<TextInput.Claim> claims) =>
        claims.Aggregate(Cluster, (text, claim) => text.Replace(claim.Text, claim.By, StringComparison.Ordinal));

    private static string Text(FixOutcome outcome) => Encoding.UTF8.GetString(Assert.Single(outcome.Files).Value.Current.Span);
}
