using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Small clusters whose parts collide: the inventory; <see cref="PolicyGenerator"/> adds the policies.</summary>
internal sealed class ClusterGenerator(SeededRandom random, ClusterState state)
{
    private bool IsRunning => state == ClusterState.Running;

    public Cluster Generate()
    {
        IReadOnlyList<string> names = [.. Vocabulary.Namespaces.Take(random.Between(2, 4))];
        (bool v4, bool v6) = random.Weighted(30, 15, 55) switch
        {
            0 => (true, false),
            1 => (false, true),
            _ => (true, true),
        };
        Node[] nodes = [.. Enumerable.Range(1, random.Between(1, 3)).Select(number => Node(number, v4, v6))];
        var inventory = new Cluster
        {
            // Now and then nobody wrote the namespace down: it is then assumed, with its name label alone.
            Namespaces = random.Chance(4) ? [] : [.. names.Where(_ => random.Chance(92)).Select(name => new Namespace(name, Labels()))],
            Nodes = IsRunning || random.Chance(95) ? nodes : [],
            Pods = [.. Enumerable.Range(1, IsRunning ? random.Between(6, 12) : random.Between(3, 8)).Select(number => Pod(number, names, nodes))],
        };
        return inventory with { Policies = new PolicyGenerator(random, inventory, names).Policies() };
    }

    private static Node Node(int number, bool v4, bool v6)
    {
        IReadOnlyList<string> both = GeneratedAddresses.OfNode(number);
        return new Node($"n{number}", [.. both.Take(1).Where(_ => v4), .. both.Skip(1).Where(_ => v6)]);
    }

    private Pod Pod(int number, IReadOnlyList<string> names, IReadOnlyList<Node> nodes)
    {
        var plain = new Pod(random.Pick(names), $"p{number}") { Labels = Labels(), Containers = Containers(), HostNetwork = random.Chance(14) };
        if (!IsRunning && random.Chance(18))
        {
            return plain with { Kind = random.Pick([.. Enum.GetValues<PodKind>().Where(kind => kind != PodKind.Pod)]) };
        }

        int home = random.Below(nodes.Count);
        var pod = plain with
        {
            Node = IsRunning || random.Chance(88) ? nodes[home].Name : null,
            Terminating = random.Chance(8),
            // A finished host-network pod would be an address that is its node's and nobody's at once: left out.
            Phase = random.Weighted(15, 60, 7, 5, plain.HostNetwork ? 0 : 6, plain.HostNetwork ? 0 : 6) switch
            {
                0 => null,
                1 => PodPhase.Running,
                2 => PodPhase.Pending,
                3 => PodPhase.Unknown,
                4 => PodPhase.Succeeded,
                _ => PodPhase.Failed,
            },
        };
        return pod with { Addresses = Addresses(pod, number, home + 1, nodes[home]) };
    }

    private IReadOnlyList<string> Addresses(Pod pod, int number, int nodeNumber, Node node)
    {
        if ((!IsRunning && random.Chance(12)) || (pod.HostNetwork && pod.Node is null))
        {
            return [];
        }

        if (pod.HostNetwork)
        {
            return node.Addresses;
        }

        IReadOnlyList<string> both = [.. node.Addresses.Select(address => GeneratedAddresses.OfPod(nodeNumber, number)[address.Contains(':') ? 1 : 0])];
        return both.Count == 2 && random.Chance(25) ? [random.Pick(both)] : both;
    }

    private IReadOnlyList<Container> Containers()
    {
        List<Container> containers = [.. random.Several(1, 2, () => 0).Select((_, index) => Container($"c{index}", ContainerRole.Regular))];
        if (random.Chance(25))
        {
            containers.Add(Container("setup", ContainerRole.Init));
        }

        if (random.Chance(25))
        {
            containers.Add(Container("side", ContainerRole.Sidecar));
        }

        return containers;
    }

    /// <summary>Names are unique within a container and clash across containers, numbers and protocols.</summary>
    private Container Container(string name, ContainerRole role)
    {
        List<ContainerPort> ports = [.. random.Subset(40, Vocabulary.PortNames).Select(portName => Port(portName))];
        if (random.Chance(20))
        {
            ports.Add(Port(null));
        }

        return new Container(name, role, ports);
    }

    private ContainerPort Port(string? name) =>
        new(name, random.Pick(Vocabulary.Ports), random.Chance(45) ? null : random.Pick(Protocol.Tcp, Protocol.Udp, Protocol.Sctp));

    private Dictionary<string, string> Labels() =>
        random.Subset(65, Vocabulary.LabelKeys).ToDictionary(key => key, key => random.Pick(Vocabulary.ValuesOf(key)));
}
