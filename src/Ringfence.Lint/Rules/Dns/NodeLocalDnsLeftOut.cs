using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>DNS allowed at the DNS pods, while the nodes answer at an address of their own.</summary>
internal sealed class NodeLocalDnsLeftOut : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.NodeLocalCut;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        if (NodeLocalDns.Find(context) is not { } local)
        {
            yield break;
        }

        foreach (DnsClients clients in DnsClients.Of(context).Where(clients => clients.Members.Count > 0 && clients.May(Protocol.Udp)))
        {
            if (!clients.MayAskAt(context, local.Address))
            {
                yield return clients.Report(Descriptor, clients.Names, local.Address.ToString(), $"`{local.Agent.Namespace}/DaemonSet/{local.Agent.Name}`");
            }
        }
    }
}
