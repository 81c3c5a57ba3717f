using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>DNS allowed at the port of the Service, while the pods behind it listen elsewhere.</summary>
internal sealed class DnsAtTheWrongPort : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => DnsDiagnostics.WrongPort;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (DnsClients clients in DnsClients.Of(context).Where(clients => clients.AskAtTheWrongPort))
        {
            DnsScene scene = DnsScene.Of(context);
            yield return clients.Report(
                Descriptor, clients.Names, NameList.Workloads(scene.Servers), string.Join(" or ", scene.PortsOf(Protocol.Udp)));
        }
    }
}
