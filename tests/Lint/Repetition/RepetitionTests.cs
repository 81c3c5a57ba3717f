using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint.Tests;

/// <summary>What is called needless is held against the proof for any cluster, on policies made of few words so that many cover each other.</summary>
public sealed partial class RepetitionTests
{
    private const int Budget = 20_000;

    private static readonly string[] Selectors =
        ["{}", "{matchLabels: {a: x}}", "{matchLabels: {a: x, b: v}}", "{matchExpressions: [{key: a, operator: In, values: [x, z]}]}", "{matchExpressions: [{key: a, operator: Exists}]}"];

    private static readonly string[] Peers =
        ["podSelector: {}", "podSelector: {matchLabels: {a: x}}", "namespaceSelector: {}", "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}",
            "namespaceSelector: {matchLabels: {t: q}}, podSelector: {matchExpressions: [{key: a, operator: NotIn, values: [x]}]}",
            "ipBlock: {cidr: 10.0.0.0/8}", "ipBlock: {cidr: 10.1.0.0/16}", "ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}"];

    private static readonly string[] Ports = ["", ", ports: [{port: 80}]", ", ports: [{port: 80}, {port: 443}]", ", ports: [{port: http}]", ", ports: [{}]"];

    [Fact]
    public void Findings_AreProvenForAnyCluster()
    {
        int proven = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            string text = Policies(seed);
            LintContext context = LintScene.Read(("policies.yaml", text));
            Prover prover = Prover.Always(context.Snapshot, EnforcementProfile.Default, Budget);
            foreach (Diagnostic finding in Linter.Run(context, LintSettings.Default).Where(finding => finding.Descriptor.Code is "RF3220" or "RF3221"))
            {
                PolicyRef policy = new("NetworkPolicy", new NamespaceName("shop"), finding.Object!.Name);
                Proof proof = finding.Descriptor.Code == "RF3220" ? prover.Redundant(policy).First() : prover.Shadowed(policy).Single(one => one.Rule!.Index == IndexOf(finding));
                Assert.True(proof.Answer == ProofAnswer.Yes, $"{finding.Location} {finding.Message}: {proof.Reason}\n{text}");
                proven++;
            }
        }

        Assert.InRange(proven, 30, int.MaxValue);
    }

    private static int IndexOf(Diagnostic finding) => int.Parse(RuleIndex().Match(finding.Path).Groups["index"].Value, CultureInfo.InvariantCulture);

    private static string Policies(int seed)
    {
        Random random = new(seed);
        string One(string[] words) => words[random.Next(words.Length)];
        StringBuilder text = new();
        for (int policy = 0; policy < 3; policy++)
        {
            text.Append(CultureInfo.InvariantCulture, $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p{policy}, namespace: shop}}\n")
                .Append(CultureInfo.InvariantCulture, $"spec:\n  podSelector: {One(Selectors)}\n  policyTypes: [Ingress]\n  ingress:\n");
            for (int rule = 0; rule < 2; rule++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {{from: [{{{One(Peers)}}}, {{{One(Peers)}}}]{One(Ports)}}}\n");
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"ingress\[(?<index>[0-9]+)\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleIndex();
}
