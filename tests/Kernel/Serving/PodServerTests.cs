using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Servers of many namespaces in one process, and connections to them.</summary>
public sealed class PodServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    [Theory]
    [InlineData(Protocol.Tcp)]
    [InlineData(Protocol.Udp)]
    [InlineData(Protocol.Sctp)]
    public async Task Ports_ThatAPodServes_AnswerWithItsId_AndOthersRefuse(Protocol protocol)
    {
        using var network = LabNetwork.Build(SmallLab.Plan(PodNetworking.Routed));
        using PodServer server = NetNsVisit.Run(
            network.SpaceOf(SmallLab.First),
            () => new PodServer(new ServedPod(SmallLab.First.Id, SmallLab.First.Addresses, [new ServedPort(protocol, 80)]), []));
        ConnectionProbe[] probes =
        [
            .. from pod in (PlannedPod[])[SmallLab.Neighbour, SmallLab.Remote]
               from family in (int[])[0, 1]
               from port in (ushort[])[80, 81]
               select new ConnectionProbe(network.SpaceOf(pod), pod.Addresses[family], SmallLab.First.Addresses[family], protocol, port),
        ];

        IReadOnlyList<ProbeAnswer> answers = await ConnectionProber.SendAsync(probes, Patience, TestContext.Current.CancellationToken);

        Assert.Equal(probes.Select(probe => probe.Port == 80 ? ProbeOutcome.Answered : ProbeOutcome.Refused), answers.Select(answer => answer.Outcome));
        Assert.All(answers.Where(answer => answer.Outcome == ProbeOutcome.Answered && protocol != Protocol.Sctp), answer => Assert.Equal("default/p1", answer.Greeting));
    }

    [Fact]
    public async Task Connection_FromAnyAddressOutside_IsAnswered()
    {
        using var network = LabNetwork.Build(SmallLab.Plan(PodNetworking.Routed));
        using PodServer server = NetNsVisit.Run(
            network.SpaceOf(SmallLab.First),
            () => new PodServer(new ServedPod(SmallLab.First.Id, SmallLab.First.Addresses, [new ServedPort(Protocol.Tcp, 80)]), []));

        IReadOnlyList<ProbeAnswer> answers = await ConnectionProber.SendAsync(
            [
                new ConnectionProbe(network.Outside, TestAddress.Parse("203.0.113.7"), SmallLab.First.Addresses[0], Protocol.Tcp, 80),
                new ConnectionProbe(network.Outside, TestAddress.Parse("2001:db8::7"), SmallLab.First.Addresses[1], Protocol.Tcp, 80),
            ],
            Patience,
            TestContext.Current.CancellationToken);

        Assert.All(answers, answer => Assert.Equal(ProbeOutcome.Answered, answer.Outcome));
    }
}
