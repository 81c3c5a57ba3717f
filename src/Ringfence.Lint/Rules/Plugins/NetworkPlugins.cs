using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Recognises network plugins by their DaemonSets, their settings and the labels of nodes. Each fact has its source in docs/plugins.md.</summary>
internal sealed class NetworkPlugins
{
    private const string Enforcer = "add an enforcer beside it, such as kube-network-policies, or use a plugin that enforces policies";

    // DaemonSets of agents that enforce, by the names that their own manifests give them; those that need a closer look stand below.
    private static readonly string[] Enforcing =
    [
        "calico-node", "canal", "rke2-canal", "antrea-agent", "ovnkube-node", "sdn", "kube-ovn-cni", "anetd", "azure-npm", "kube-network-policies",
    ];

    // Settings of plugins that enforce: where one is given without the agent, the input is a part of the cluster.
    private static readonly string[] EnforcingSettings = ["calico-config", "canal-config", "antrea-config", "ovnkube-config"];

    // The image of 13 August 2024 came with kind 0.24, the first to enforce policies; that of 13 May was the last of kind 0.23.
    private const int FirstKindnet = 20240601;

    private readonly LintContext _context;

    private NetworkPlugins(LintContext context)
    {
        _context = context;
        Found = [.. context.Documents.OfKind("DaemonSet").Select(OfAgent).OfType<NetworkPlugin>(), .. OfSettings(), .. OfNodes()];
    }

    /// <summary>What the input has.</summary>
    public IReadOnlyList<NetworkPlugin> Found { get; }

    /// <summary>The plugins of a cluster.</summary>
    public static NetworkPlugins Of(LintContext context) => context.Shared(one => new NetworkPlugins(one));

    private NetworkPlugin? OfAgent(LintObject agent) => agent.Name switch
    {
        "kube-flannel-ds" or "kube-flannel" => Flannel(agent),
        "kindnet" when AgentImage.Of(agent, "kindnetd") is { Date: > 0 and < FirstKindnet } image =>
            new NetworkPlugin($"kindnet of {image.Date}", agent, "enforces no NetworkPolicy before kind 0.24", "build the cluster with kind 0.24 or later, or add an enforcer such as kube-network-policies"),
        "kindnet" => new NetworkPlugin("kindnet", agent, string.Empty, string.Empty),
        "aws-node" => AmazonVpc(agent),
        "cilium" => Cilium(agent),
        "weave-net" => new NetworkPlugin("Weave Net", agent, string.Empty, string.Empty)
        {
            WhyNoRanges = "ended before there was an `endPort`",
            WhyNoNames = "handles no port names",
        },
        "kube-router" => new NetworkPlugin("kube-router", agent, string.Empty, string.Empty)
        {
            WhyNoRanges = AgentImage.Of(agent, "kube-router").IsBefore(1, 3) ? "knows no `endPort` before 1.3" : string.Empty,
        },
        _ => Array.IndexOf(Enforcing, agent.Name) >= 0 ? new NetworkPlugin(agent.Name, agent, string.Empty, string.Empty) : null,
    };

    private static NetworkPlugin Flannel(LintObject source) => new("Flannel", source, "enforces no NetworkPolicy", Enforcer);

    // Its node agent starts with `--enable-network-policy=false`; before 1.14 there was none.
    private NetworkPlugin AmazonVpc(LintObject agent)
    {
        bool isOn = AgentImage.HasArgument(agent, "--enable-network-policy=true")
            || _context.Documents.Find("ConfigMap", agent.Namespace, "amazon-vpc-cni")?.Root["data"u8]["enable-network-policy-controller"u8].Text == "true";
        return isOn
            ? new NetworkPlugin("Amazon VPC CNI", agent, string.Empty, string.Empty)
            : new NetworkPlugin("Amazon VPC CNI", agent, "enforces no NetworkPolicy unless `enableNetworkPolicy` is set", "set `enableNetworkPolicy: \"true\"` in the configuration of the add-on `vpc-cni`");
    }

    private NetworkPlugin Cilium(LintObject agent)
    {
        AgentImage image = AgentImage.Of(agent, "cilium");
        SyntaxNode settings = _context.Documents.Find("ConfigMap", agent.Namespace, "cilium-config")?.Root["data"u8] ?? default;
        bool isOff = settings["enable-policy"u8].Text == "never";
        return new NetworkPlugin(
            image.Version is { } version ? $"Cilium {version}" : "Cilium",
            agent,
            isOff ? "enforces no NetworkPolicy while `enable-policy` is `never`" : string.Empty,
            isOff ? "set `policyEnforcementMode: default` in the values of its chart" : string.Empty)
        {
            WhyNoRanges = image.IsBefore(1, 16) ? "ignores `endPort` before 1.16" : string.Empty,
            WhyNoSctp = settings.Exists && settings["enable-sctp"u8].Text != "true" ? "handles no SCTP unless `sctp.enabled` is set" : string.Empty,
        };
    }

    private IEnumerable<NetworkPlugin> OfSettings()
    {
        foreach (LintObject settings in _context.Documents.OfKind("ConfigMap"))
        {
            if (settings.Name == "kube-flannel-cfg")
            {
                yield return Flannel(settings);
            }
            else if (Array.Exists(EnforcingSettings, name => settings.Name.StartsWith(name, StringComparison.Ordinal)))
            {
                yield return new NetworkPlugin(settings.Name, settings, string.Empty, string.Empty);
            }
        }
    }

    // AKS labels its nodes with the engine that the cluster was made with.
    private IEnumerable<NetworkPlugin> OfNodes()
    {
        string[] engines = [.. _context.Snapshot.Nodes.Select(node => node.Labels.TryGetValue("kubernetes.azure.com/network-policy", out string engine) ? engine : string.Empty).Distinct()];
        if (engines is ["none"])
        {
            yield return new NetworkPlugin("AKS without a network policy engine", null, "enforces no NetworkPolicy", "choose an engine, `az aks update --network-policy cilium` or `calico`");
        }
        else if (Array.Exists(engines, engine => engine.Length > 0))
        {
            yield return new NetworkPlugin("AKS", null, string.Empty, string.Empty);
        }
    }
}
