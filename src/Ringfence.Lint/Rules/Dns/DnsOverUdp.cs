using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Egress rules that name others by label and leave their pods unable to ask DNS where those are.</summary>
internal sealed class DnsOverUdp : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.UdpCut;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (DnsClients clients in DnsClients.Of(context))
        {
            if (clients.May(Protocol.Udp))
            {
                continue;
            }

            yield return clients.Report(Descriptor, NameList.Workloads(clients.Members), clients.Why(Protocol.Udp));
        }
    }
}
