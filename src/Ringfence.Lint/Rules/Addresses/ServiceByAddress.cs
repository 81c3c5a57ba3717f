using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A block that takes virtual addresses of Services and nobody's own: no connection that policies see has one of these.</summary>
internal sealed class ServiceByAddress : ILintRule
{
    private const ushort Dns = 53;

    // Wider blocks are somebody's whole network, and Services lie in them by chance.
    private const int WidestIPv4 = 12;
    private const int WidestIPv6 = 96;

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => AddressDiagnostics.ServiceByAddress;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        AddressBook book = AddressBook.Of(context);
        bool isAskedThere = NodeLocalDns.Find(context) is not null || DnsScene.Of(context).Servers.Count == 0;
        foreach (BlockPeer block in BlockPeer.Of(context))
        {
            AddressSet addresses = block.Compiled.Addresses;
            (int count, Service? service) = book.Services.In(addresses);
            bool isOthers = IsWide(block.Block) || (!block.IsSingle && book.Pods.IsEmpty) || book.Pods.In(addresses).Count > 0 || book.Nodes.In(addresses).Count > 0;
            if (count == 0 || isOthers || (isAskedThere && IsDns(service!)))
            {
                continue;
            }

            string name = $"`{service!.Name}`";
            string services = count == 1 ? $"the virtual address of {name}" : $"the virtual addresses of {count} Services, {name} among them";
            bool isEgress = block.Rule.Direction == Direction.Egress;
            yield return block.Report(
                Descriptor,
                block.Block.ToString(),
                services,
                isEgress ? "policies judge a connection by the pod that it is translated to" : "no connection ever comes from there",
                service.Selector is { IsEverything: false } selector && isEgress ? $": `{selector}`" : string.Empty);
        }
    }

    private static bool IsWide(Cidr block) => block.PrefixLength < (block.Family == AddressFamily.IPv4 ? WidestIPv4 : WidestIPv6);

    // NodeLocal DNS answers at that of the DNS Service itself, on the node; whether there is one is known where the DNS pods are.
    private static bool IsDns(Service service) => service.Ports.Any(port => port.Port == Dns);
}
