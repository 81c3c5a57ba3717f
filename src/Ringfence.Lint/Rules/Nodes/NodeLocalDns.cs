using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The addresses that NodeLocal DNS listens on, on every node.</summary>
internal sealed class NodeLocalDns
{
    // What kubernetes/kubernetes cluster/addons/dns/nodelocaldns proposes; most installations take it.
    private const string Usual = "169.254.20.10";

    private readonly HashSet<Address> _addresses = [];

    private NodeLocalDns(LintContext context)
    {
        LintObject? agent = context.Documents.OfKind("DaemonSet").FirstOrDefault(one => one.Name is "node-local-dns" or "nodelocaldns");
        Holder = agent is null ? "NodeLocal DNS" : $"`{agent.Namespace}/DaemonSet/{agent.Name}`";
        AddAll(Usual);
        foreach (SyntaxNode container in agent is null ? default : agent.Root["spec"u8]["template"u8]["spec"u8]["containers"u8].Items)
        {
            bool isNext = false;
            foreach (SyntaxNode argument in container["args"u8].Items)
            {
                if (isNext)
                {
                    AddAll(argument.Text);
                }

                isNext = argument.TextEquals("-localip"u8);
            }
        }
    }

    /// <summary>Who listens there, as messages name it.</summary>
    public string Holder { get; }

    /// <summary>What the input says of it.</summary>
    public static NodeLocalDns Of(LintContext context) => context.Shared(one => new NodeLocalDns(one));

    /// <summary>Whether it listens on an address.</summary>
    public bool Has(Address address) => _addresses.Contains(address);

    private void AddAll(string texts)
    {
        foreach (string text in texts.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Address.TryParse(text, out Address address))
            {
                _addresses.Add(address);
            }
        }
    }
}
