using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods that may open nothing at all.</summary>
internal sealed class NothingOpenedNorDns : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.NothingOpened;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (DnsClients clients in DnsClients.Of(context).Where(clients => clients.MayOpenNothing))
        {
            yield return clients.Report(Descriptor, clients.Names, clients.Why(Protocol.Udp));
        }
    }
}
