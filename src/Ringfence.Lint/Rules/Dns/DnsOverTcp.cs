using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>DNS over UDP and not over TCP.</summary>
internal sealed class DnsOverTcp : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.TcpCut;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (DnsClients clients in DnsClients.Of(context))
        {
            if (clients.May(Protocol.Udp) && !clients.May(Protocol.Tcp))
            {
                yield return clients.Report(Descriptor, clients.Names, clients.Why(Protocol.Tcp)) with { Fix = DnsFixes.AllowTcp(clients.Isolating) };
            }
        }
    }
}
