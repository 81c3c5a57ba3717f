using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>The namespaces and links by themselves: without rules everything reaches everything.</summary>
public sealed class NetworkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(PodNetworking.Routed)]
    [InlineData(PodNetworking.Bridged)]
    public void Network_WithoutRules_CarriesEveryProtocolBetweenAllEnds(PodNetworking networking)
    {
        LabPlan plan = SmallLab.Plan(networking);
        using var network = LabNetwork.Build(plan);
        using PacketProber prober = new();
        (NetNs Space, ValueArray<Address> Addresses)[] ends =
        [
            .. plan.Pods.Select(pod => (network.SpaceOf(pod), pod.Addresses)),
            .. plan.Nodes.Select(node => (network.SpaceOf(node.Name), node.Addresses)),
            (network.Outside, [TestAddress.Parse("203.0.113.7"), TestAddress.Parse("2001:db8::7")]),
        ];
        PacketProbe[] probes =
        [
            .. from source in ends
               from destination in ends
               where source != destination
               from family in (int[])[0, 1]
               from protocol in ProtocolName.All
               select new PacketProbe(source.Space, source.Addresses[family], destination.Space, destination.Addresses[family], protocol, 80),
        ];

        bool[] arrived = prober.Send(probes, Patience);

        Assert.Empty(probes.Where((_, index) => !arrived[index]).Select(probe => $"{probe.Protocol} from {probe.Source} to {probe.Destination}"));
    }

    /// <summary>Requests are shorter with one family, so that more of them fit into a message: their answers must find room all the same.</summary>
    [Fact]
    public void Network_OfManyPodsWithOneFamily_IsBuilt()
    {
        PlannedPod[] pods = [.. Enumerable.Range(1, 500).Select(number => SmallLab.Pod(1 + (number % 2), number)).Select(pod => pod with { Addresses = [pod.Addresses[0]] })];
        LabPlan plan = new([SmallLab.Node(1), SmallLab.Node(2)], [.. pods], PodNetworking.Routed);
        using var network = LabNetwork.Build(plan);
        using PacketProber prober = new();

        Assert.Equal([true], prober.Send([Between(network, pods[0], pods[499])], Patience));
    }

    [Fact]
    public void Change_OfALargeNetwork_TakesAwayWhatIsGoneAndKeepsTheRest()
    {
        LabPlan plan = new([SmallLab.Node(1), SmallLab.Node(2)], [.. Enumerable.Range(1, 500).Select(number => SmallLab.Pod(1 + (number % 2), number))], PodNetworking.Routed);
        using var network = LabNetwork.Build(plan);
        using PacketProber prober = new();
        PacketProbe kept = Between(network, plan.Pods[0], plan.Pods[499]);
        PacketProbe cut = Between(network, plan.Pods[1], plan.Pods[250]);
        Assert.Equal([true, true], prober.Send([kept, cut], Patience));

        network.Change(plan with { Pods = [.. plan.Pods.Where(pod => pod != plan.Pods[250]), SmallLab.Pod(1, 501)] });

        Assert.False(network.TrySpaceOf(plan.Pods[250].Id, out _));
        Assert.Equal([true, false, true], prober.Send([kept, cut, Between(network, SmallLab.Pod(1, 501), plan.Pods[0])], Patience));
    }

    private static PacketProbe Between(LabNetwork network, PlannedPod source, PlannedPod destination) =>
        new(network.SpaceOf(source), source.Addresses[0], network.SpaceOf(destination), destination.Addresses[0], Protocol.Tcp, 80);
}
