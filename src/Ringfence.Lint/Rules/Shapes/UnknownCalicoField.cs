using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Fields of Calico's policies that Calico does not have: they are refused or dropped, and protect nobody.</summary>
internal sealed class UnknownCalicoField : ILintRule
{
    private const string Group = "projectcalico.org/";

    private static readonly string[] OfBoth = ["tier", "order", "selector", "serviceAccountSelector", "types", "ingress", "egress", "performanceHints"];
    private static readonly string[] OfGlobal = [.. OfBoth, "namespaceSelector", "doNotTrack", "preDNAT", "applyOnForward"];

    private static readonly string[] OfRules =
        ["action", "ipVersion", "protocol", "notProtocol", "icmp", "notICMP", "source", "destination", "http", "metadata"];

    // Staged policies have the same fields and say what is staged.
    private static readonly (string Kind, string[] Fields)[] Kinds =
    [
        ("NetworkPolicy", OfBoth),
        ("GlobalNetworkPolicy", OfGlobal),
        ("StagedNetworkPolicy", [.. OfBoth, "stagedAction"]),
        ("StagedGlobalNetworkPolicy", [.. OfGlobal, "stagedAction"]),
    ];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.UnknownCalicoField;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) =>
        from kind in Kinds
        from policy in context.Documents.OfKind(kind.Kind)
        where policy.ApiVersion.Contains(Group, StringComparison.Ordinal)
        from finding in InSpec(policy, kind.Fields)
        select finding;

    private List<Diagnostic> InSpec(LintObject policy, string[] fields)
    {
        SyntaxNode spec = policy.Root["spec"u8];
        List<Diagnostic> found = [];
        Judge(found, policy, spec, "spec", fields);
        foreach (SyntaxNode rule in spec["ingress"u8].Items)
        {
            Judge(found, policy, rule, "a rule", OfRules);
        }

        foreach (SyntaxNode rule in spec["egress"u8].Items)
        {
            Judge(found, policy, rule, "a rule", OfRules);
        }

        return found;
    }

    private void Judge(List<Diagnostic> found, LintObject policy, SyntaxNode mapping, string where, string[] fields)
    {
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            string name = entry.Key.KeyText;
            if (!fields.Contains(name, StringComparer.Ordinal))
            {
                string near = NearestName.TryFind(name, fields, out string? meant) ? $"; did you mean `{meant}`?" : string.Empty;
                found.Add(policy.Report(Descriptor, entry.Key, name, policy.Kind, where, near, string.Join(", ", fields)));
            }
        }
    }
}
