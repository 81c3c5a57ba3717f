using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>A cloud that answers machines, and pods that get through to it, with their credentials and settings.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IdStart">How <c>providerID</c> of its nodes begins.</param>
/// <param name="LabelKeys">How keys of labels begin that only its nodes have.</param>
/// <param name="Metadata">Where it answers, at TCP 80.</param>
internal sealed record CloudProvider(string Name, string IdStart, ValueArray<string> LabelKeys, AddressSet Metadata)
{
    /// <summary>The port where they all answer.</summary>
    public const ushort Port = 80;

    // With this label the node itself answers pods, with their own credentials instead of the machine's.
    private const string GuardedByNode = "iam.gke.io/gke-metadata-server-enabled";

    private static readonly CloudProvider[] All =
    [
        new("AWS", "aws://", ["eks.amazonaws.com/", "topology.k8s.aws/", "k8s.amazonaws.com/"], Hosts("169.254.169.254/32", "fd00:ec2::254/128")),
        new("Azure", "azure://", ["kubernetes.azure.com/"], Hosts("169.254.169.254/32", "168.63.129.16/32")),
        new("Google Cloud", "gce://", ["cloud.google.com/gke-"], Hosts("169.254.169.254/32", "fd20:ce::254/128")),
        new("Alibaba Cloud", "alicloud://", ["alibabacloud.com/", "node.alibabacloud.com/"], Hosts("100.100.100.200/32")),
        new("Oracle Cloud", "ocid1.instance.", ["oci.oraclecloud.com/", "oke.oraclecloud.com/"], Hosts("169.254.169.254/32")),
        new("DigitalOcean", "digitalocean://", ["doks.digitalocean.com/"], Hosts("169.254.169.254/32")),
        new("Hetzner Cloud", "hcloud://", ["instance.hetzner.cloud/"], Hosts("169.254.169.254/32")),
        new("OpenStack", "openstack://", [], Hosts("169.254.169.254/32")),
    ];

    /// <summary>The clouds that nodes of the input run in; none when they do not tell.</summary>
    public static IReadOnlyList<CloudProvider> Of(LintContext context) =>
    [
        .. All.Where(cloud => context.Documents.ProviderIds.Any(id => id.StartsWith(cloud.IdStart, StringComparison.Ordinal))
            || context.Snapshot.Nodes.Any(cloud.Labels))
            .Where(_ => !context.Snapshot.Nodes.Any(node => node.Labels.TryGetValue(GuardedByNode, out string guarded) && guarded == "true")),
    ];

    private static AddressSet Hosts(params ReadOnlySpan<string> blocks)
    {
        List<Cidr> read = [];
        foreach (string text in blocks)
        {
            read.Add(Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException($"{text} is no block of addresses."));
        }

        return AddressSet.Of([.. read]);
    }

    private bool Labels(ClusterNode node)
    {
        bool labels = false;
        foreach ((string key, _) in node.Labels.Pairs)
        {
            labels |= LabelKeys.Any(start => key.StartsWith(start, StringComparison.Ordinal));
        }

        return labels;
    }
}
