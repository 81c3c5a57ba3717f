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
            if (!clients.MayOpenNothing && !clients.May(Protocol.Udp) && !clients.AskAtTheWrongPort)
            {
                yield return clients.Report(Descriptor, clients.Names, clients.Why(Protocol.Udp)) with { Fix = DnsFixes.AllowDns(context, clients.Anchor) };
            }
        }
    }
}
