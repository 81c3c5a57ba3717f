using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>NodeLocal DNSCache: an agent in the network of each node that answers at an address of its own.</summary>
/// <param name="Agent">Its DaemonSet.</param>
/// <param name="Addresses">Where it answers on every node: the node's own address first, perhaps that of the DNS Service behind it.</param>
internal sealed record NodeLocalDns(LintObject Agent, ValueArray<Address> Addresses)
{
    // The address that its manifest and kubernetes.io use.
    private const string UsualText = "169.254.20.10";

    /// <summary>Where it answers on most clusters.</summary>
    public static Address Usual { get; } = Address.TryParse(UsualText, out Address address) ? address : default;

    /// <summary>The address that only it has.</summary>
    public Address Address => Addresses[0];

    /// <summary>The one of a cluster; null when the input has none.</summary>
    public static NodeLocalDns? Find(LintContext context)
    {
        LintObject? agent = context.Documents.OfKind("DaemonSet").FirstOrDefault(one => one.Name is "node-local-dns" or "nodelocaldns");
        if (agent is null)
        {
            return null;
        }

        ValueArray<Address> given = AddressesOf(agent.Root["spec"u8]["template"u8]["spec"u8]["containers"u8]);
        return new NodeLocalDns(agent, given.IsEmpty ? [Usual] : given);
    }

    // `-localip 169.254.20.10,10.96.0.10`: the first is the node's own, the other the Service's.
    private static ValueArray<Address> AddressesOf(SyntaxNode containers)
    {
        foreach (SyntaxNode container in containers.Items)
        {
            bool follows = false;
            foreach (SyntaxNode argument in container["args"u8].Items)
            {
                if (follows)
                {
                    return [.. argument.Text.Split(',').Select(text => Address.TryParse(text, out Address address) ? address : default).Where(address => address != default)];
                }

                follows = argument.Text is "-localip" or "--localip";
            }
        }

        return [];
    }
}
