using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>A cluster with a pod of every sort that <see cref="SmallPolicies"/> can tell apart, in the policies' namespaces and in others.</summary>
internal static class CompleteCluster
{
    private static readonly string?[] Apps = [null, "a", "b", "c"];
    private static readonly string?[] Teams = [null, "x", "y"];
    private static readonly string[] Blocks = ["10.0.", "10.1.", "192.168."];
    private static readonly ValueArray<ContainerPort>[] Ports = [[], [new ContainerPort("web", Protocol.Tcp, 80, ContainerKind.Regular)], [new ContainerPort("web", Protocol.Tcp, 443, ContainerKind.Regular)]];

    /// <summary>One for each choice of labels that the two namespaces with policies can have.</summary>
    public static IEnumerable<ClusterSnapshot> Every(ValueArray<Tier> tiers) =>
        from shop in Enumerable.Range(0, Teams.Length) from bank in Enumerable.Range(0, Teams.Length) select Of(tiers, shop, bank);

    public static ClusterSnapshot Of(ValueArray<Tier> tiers, int shop, int bank)
    {
        ClusterNamespace[] spaces =
        [
            ClusterNamespace.Given(SmallPolicies.Shop, Labels("team", Teams[shop])),
            ClusterNamespace.Given(SmallPolicies.Bank, Labels("team", Teams[bank])),
            .. Teams.Select((team, number) => ClusterNamespace.Given(new NamespaceName($"other-{number}"), Labels("team", team))),
        ];
        List<Endpoint> pods = [];
        foreach ((ClusterNamespace space, string? app, string block, ValueArray<ContainerPort> ports, int copy) in
            from space in spaces
            from app in Apps
            from block in Blocks
            from ports in Ports
            from copy in new[] { 0, 1 }
            select (space, app, block, ports, copy))
        {
            // Two of each sort: a pod can meet another that is just like it.
            int number = pods.Count;
            pods.Add(new Endpoint(EndpointId.Pod(space.Name, $"pod-{number}"), space.Name, Labels("app", app))
            {
                Addresses = EndpointAddresses.Known(Block($"{block}{number / 200}.{1 + (number % 200)}/32").First, Block($"fd00::{number + 1:x}/128").First),
                Ports = ports,
            });
        }

        return new ClusterSnapshot(spaces, pods, [], [], [], tiers);
    }

    public static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text);

    private static LabelSet Labels(string key, string? value) => value is null ? LabelSet.Empty : LabelSet.Empty.With(key, value);
}
