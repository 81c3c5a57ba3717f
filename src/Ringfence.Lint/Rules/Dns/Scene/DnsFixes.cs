using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Repairs that allow DNS and nothing else.</summary>
internal static class DnsFixes
{
    private const string AppLabel = "k8s-app";

    /// <summary>
    /// A rule to the DNS pods of the input, added to a policy; to those of most clusters, where the input leaves out all that is beside them.
    /// Null when they have no label to tell, or the text cannot take it.
    /// </summary>
    public static SuggestedFix? AllowDns(LintContext context, LintPolicy policy)
    {
        DnsScene scene = DnsScene.Of(context);
        (string Namespace, string Label) home = ("kube-system", "kube-dns");
        if (scene.Servers is [var server, ..] && server.Labels.TryGetValue(AppLabel, out string app))
        {
            home = (server.Namespace.Value, app);
        }
        else if (scene.Servers.Count > 0 || context.HasAllPodsOf(new NamespaceName(home.Namespace)))
        {
            return null;
        }

        Fragment rule = Fragment.Map(
            ("to", Fragment.List(Fragment.Map(
                ("namespaceSelector", Labels(ClusterNamespace.NameLabel, home.Namespace)),
                ("podSelector", Labels(AppLabel, home.Label))))),
            ("ports", Fragment.List([.. Ports(scene, Protocol.Udp), .. Ports(scene, Protocol.Tcp)])));
        return NodeEditor.AddItem(policy.Node["spec"u8]["egress"u8], rule) is { } change
            ? new SuggestedFix($"add an egress rule for DNS to {policy}", [change]) { Effect = new FixEffect.Opens(Traffic(scene).ToString()) }
            : null;
    }

    /// <summary>TCP beside each UDP port of DNS in some policies; null when the text cannot take it.</summary>
    public static SuggestedFix? AllowTcp(IEnumerable<LintPolicy> policies)
    {
        foreach (PolicyRule rule in policies.SelectMany(policy => policy.RulesIn(Direction.Egress)))
        {
            foreach (NetworkPolicyPort port in rule.Written.Ports)
            {
                if (port is { Protocol.Value: "UDP", Port: PortValue.Number { Value: 53 or DnsScene.UnprivilegedPort } number, EndPort: null }
                    && NodeEditor.AddItem(rule.Written.Node["ports"u8], Port("TCP", number.Value)) is { } change)
                {
                    return new SuggestedFix($"allow TCP beside UDP in {rule.Policy}", [change])
                    {
                        Effect = new FixEffect.Opens($"TCP {number.Value}"),
                    };
                }
            }
        }

        return null;
    }

    private static Fragment.Mapping Labels(string key, string value) => Fragment.Map(("matchLabels", Fragment.Map((key, new Fragment.Text(value)))));

    private static IEnumerable<Fragment> Ports(DnsScene scene, Protocol protocol) => scene.PortsOf(protocol).Select(port => Port(protocol.ToName(), port));

    private static TrafficSet Traffic(DnsScene scene) => new[] { Protocol.Udp, Protocol.Tcp }
        .Select(protocol => TrafficSet.Of(protocol, PortSet.Of([.. scene.PortsOf(protocol).Select(port => new PortRange(port, port))])))
        .Aggregate((udp, tcp) => udp.Union(tcp));

    private static Fragment.Mapping Port(string protocol, long port) => Fragment.Map(("protocol", new Fragment.Text(protocol)), ("port", new Fragment.Number(port)));
}
