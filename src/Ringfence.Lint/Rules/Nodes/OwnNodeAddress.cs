using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An egress rule for an address that every node has: that of NodeLocal DNS, or a Service address that it binds as well.</summary>
internal sealed class OwnNodeAddress : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.OwnNodeAddress;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        NodeLocalDns? agent = NodeLocalDns.Find(context);
        string holder = agent is null ? "NodeLocal DNS" : $"`{agent.Agent.Namespace}/DaemonSet/{agent.Agent.Name}`";
        ValueArray<Address> bound = agent?.Addresses ?? [NodeLocalDns.Usual];
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules).Where(rule => rule.Direction == Direction.Egress))
        {
            foreach ((Dialects.NetworkPolicyPeer written, Peer compiled) in rule.Peers)
            {
                if (compiled is Peer.Networks { Included: [var block] } && bound.Contains(block.First) && block == Cidr.Of(block.First))
                {
                    yield return rule.Policy.Report(Descriptor, written.IpBlock!.Cidr.Node, block.First.ToString(), holder);
                }
            }
        }
    }
}
