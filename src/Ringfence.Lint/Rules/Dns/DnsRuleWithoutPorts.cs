using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A rule to all of the namespace where DNS lives, with no ports.</summary>
internal sealed class DnsRuleWithoutPorts : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.EveryPortOfSystem;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.RulesIn(Direction.Egress)).Where(rule => rule.Written.Ports.Count == 0))
        {
            foreach ((NetworkPolicyPeer peer, Peer compiled) in rule.Peers.Where(peer => DnsScene.IsHomeOfServers(peer.Compiled)))
            {
                string pods = NameList.Workloads(context.Selection.Find(((Peer.Endpoints)compiled).Selector));
                yield return rule.Policy.Report(Descriptor, peer.Node, pods.Length > 0 ? pods : "every pod of that namespace");
            }
        }
    }
}
