using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>NodeLocal DNSCache: an agent in the network of each node that answers at an address of its own.</summary>
/// <param name="Agent">Its DaemonSet.</param>
/// <param name="Address">Where it answers.</param>
internal sealed record NodeLocalDns(LintObject Agent, Address Address)
{
    // The address that its manifest and kubernetes.io use.
    private const string Usual = "169.254.20.10";

    /// <summary>The one of a cluster; null when the input has none.</summary>
    public static NodeLocalDns? Find(LintContext context)
    {
        LintObject? agent = context.Documents.OfKind("DaemonSet").FirstOrDefault(one => one.Name is "node-local-dns" or "nodelocaldns");
        if (agent is null)
        {
            return null;
        }

        string given = agent.Root["spec"u8]["template"u8]["spec"u8]["containers"u8] is var containers ? AddressOf(containers) : string.Empty;
        return Address.TryParse(given, out Address address) || Address.TryParse(Usual, out address) ? new NodeLocalDns(agent, address) : null;
    }

    // `-localip 169.254.20.10,10.96.0.10`: the first is the node's own, the other the Service's.
    private static string AddressOf(SyntaxNode containers)
    {
        foreach (SyntaxNode container in containers.Items)
        {
            bool follows = false;
            foreach (SyntaxNode argument in container["args"u8].Items)
            {
                if (follows)
                {
                    return argument.Text.Split(',')[0];
                }

                follows = argument.Text is "-localip" or "--localip";
            }
        }

        return string.Empty;
    }
}
