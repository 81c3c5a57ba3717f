using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Testing;

namespace Ringfence.Kernel.Tests;

/// <summary>The scenarios of the upstream suite and their updates (semantics.md 7), with real connections: straight, and through the Service in front of each pod.</summary>
public sealed class UpstreamScenarioTests(UpstreamLab lab) : IClassFixture<UpstreamLab>
{
    // What is wrong after the first is asked for again: a machine may be busy.
    private static readonly TimeSpan[] Patience = [TimeSpan.FromMilliseconds(350), TimeSpan.FromMilliseconds(900)];

    private static readonly CaseLibrary Library = CaseLibrary.OfRepository();

    public static TheoryData<string> Scenarios => [.. Library.Names().Where(name => name.StartsWith("e2e/", StringComparison.Ordinal))];

    /// <summary>42 over TCP, 3 over UDP, 3 over SCTP (semantics.md 7.2 to 7.4).</summary>
    [Fact]
    public void Scenarios_AreThoseOfTheSuite() => Assert.Equal(48, Scenarios.Count);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Connections_OfAScenario_FareAsItsTablesSay(string name)
    {
        List<string> wrong = [];
        foreach (CaseStep step in Library.Read(name).Steps)
        {
            lab.Change(ReadCluster.From(step.Texts.Select(text => (text.Path, text.Text))).Snapshot);
            foreach (TruthTable table in step.Tables)
            {
                wrong.AddRange(await DifferencesAsync(table));
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<IEnumerable<string>> DifferencesAsync(TruthTable table)
    {
        Protocol protocol = Enum.Parse<Protocol>(table.Protocol, ignoreCase: true);
        (string From, string To, ConnectionProbe Probe)[] open = [.. Questions(protocol, (ushort)table.Port)];
        List<string> wrong = [];
        foreach (TimeSpan patience in Patience)
        {
            IReadOnlyList<ProbeAnswer> answers = await ConnectionProber.SendAsync([.. open.Select(one => one.Probe)], patience, TestContext.Current.CancellationToken);
            int[] differing = [.. Enumerable.Range(0, open.Length).Where(each => Differs(open[each].From, open[each].To, answers[each]))];
            wrong = [.. differing.Select(each => $"{table.File}:{table.Line}: {open[each].From} to {open[each].To} at {open[each].Probe.Destination}: {answers[each].Outcome} {answers[each].Greeting}")];
            open = [.. differing.Select(each => open[each])];
        }

        return wrong;

        // Whoever answers says who it is; over SCTP an answer is all there is.
        bool Differs(string from, string to, ProbeAnswer answer) => table.Expects(from, to)
            ? answer.Outcome != ProbeOutcome.Answered || (protocol != Protocol.Sctp && answer.Greeting != to)
            : answer.Outcome != ProbeOutcome.Silent;
    }

    // Every pod but to itself, as upstream: that way is not defined through Services.
    private IEnumerable<(string From, string To, ConnectionProbe Probe)> Questions(Protocol protocol, ushort port)
    {
        string[] pods = [.. lab.Snapshot.Endpoints.Select(pod => pod.Id.Value)];
        Assert.Equal(9, pods.Length);
        foreach (string from in pods)
        {
            LabEnd source = lab.EndOf(from);
            foreach (string to in pods.Where(pod => pod != from))
            {
                foreach (Address destination in (Address[])[lab.EndOf(to).Addresses[0], lab.ServiceOf(to)])
                {
                    yield return (from, to, new ConnectionProbe(source.Space, source.Addresses[0], destination, protocol, port));
                }
            }
        }
    }
}
