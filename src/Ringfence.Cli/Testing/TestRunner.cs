using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Runs tests in a cluster.</summary>
internal sealed class TestRunner(ClusterInput input, EnforcementProfile profile)
{
    private const int MostListed = 3;

    private readonly AssertionJudge _judge = new(input.Cluster.Snapshot, profile);
    private readonly Counterexamples _counterexamples = new(input.Cluster.Snapshot, profile);
    private readonly HashSet<EndpointId> _leftAside = [];
    private readonly EmptySelection _empty = new(input.Cluster.Snapshot);

    /// <summary>What the answers so far rest on.</summary>
    public IEnumerable<ExplainedCaveat> Caveats => InputCaveats.Of(input).Concat(_judge.Caveats.Select(ExplainedCaveat.Of)).Distinct();

    /// <summary>What comes of a test.</summary>
    public TestResult Run(BoundTest test)
    {
        // Without the ends that are not found it would be another test.
        if (test.Faults.Count > 0)
        {
            return new TestResult(test.Written, test.Faults, new AssertionOutcome(0, 0, []), null);
        }

        AssertionOutcome outcome = _judge.Judge(test.Assertion);
        return new TestResult(
            test.Written, [.. FaultsOf(test, outcome)], outcome, outcome.Examples.IsEmpty ? null : _counterexamples.Of(test, outcome.Examples[0]))
        {
            Notes = [.. NotesOf(test.Written, outcome)],
        };
    }

    private IEnumerable<Diagnostic> FaultsOf(BoundTest test, AssertionOutcome outcome) =>
        !outcome.Empty.IsEmpty ? outcome.Empty.Select(place => _empty.Of(place.Side == AssertionSide.From ? test.From[place.Index] : test.To[place.Index]))
        : outcome.Checked > 0 ? []
        : [WhyNothingTested(test, outcome)];

    private Diagnostic WhyNothingTested(BoundTest test, AssertionOutcome outcome) =>
        outcome.IsPortMissing ? At(test.Written, TestDiagnostics.PortNotDeclared, test.Assertion.Traffic.Names[0].Name, PortsOf(test))
        : test.Assertion.From.Concat(test.Assertion.To).All(pattern => pattern is AssertedEnds.Outside)
            ? At(test.Written, TestDiagnostics.NothingTested, "both ends are addresses outside the cluster, and no policy governs those", "name pods on one side")
        : outcome.Unconnected > 0
            ? At(test.Written, TestDiagnostics.NothingTested, "the two ends have no address family in common, so nothing can connect them, whatever policies say", "check the addresses of both ends; a pod has the families of its podIPs")
        : At(test.Written, TestDiagnostics.NothingTested, "what is not excepted is a pod and itself", "a pod always reaches itself, whatever policies say; name two ends that differ");

    private string PortsOf(BoundTest test)
    {
        string[] names =
        [
            .. input.Cluster.Snapshot.Endpoints
                .Where(endpoint => test.Assertion.To.Any(pattern => pattern switch
                {
                    AssertedEnds.Pods(var selector) => selector.Matches(endpoint, input.Cluster.Snapshot.NamespaceOf(endpoint).Labels),
                    AssertedEnds.Members(var parties) => parties.Any(party => party is Party.Pod(var pod) && pod.Id == endpoint.Id),
                    _ => false,
                }))
                .SelectMany(endpoint => endpoint.Ports)
                .Select(port => $"`{port.Name}` ({port.Number}/{port.Protocol.ToName()})")
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(5),
        ];
        return names.Length == 0 ? "write the port's number" : $"the names there are {string.Join(", ", names)}";
    }

    private IEnumerable<Diagnostic> NotesOf(WrittenTest test, AssertionOutcome outcome)
    {
        foreach (int idle in outcome.Idle.Where(_ => outcome.Checked > 0))
        {
            yield return new Diagnostic(TestDiagnostics.IdleException, test.Excepted[idle].Node.Location, test.Name);
        }

        // Many tests leave the same pods aside; who they are is said once.
        string[] aside = [.. outcome.LeftAside.Select(pod => pod.Workload).Distinct().Where(_leftAside.Add).Select(id => id.Value)];
        if (aside.Length > 0)
        {
            yield return At(test, TestDiagnostics.HostPodsLeftAside, Listed(aside), aside[0]);
        }
    }

    private static string Listed(string[] ids)
    {
        string named = string.Join(", ", ids.Take(MostListed).Select(id => $"`{id}`"));
        return ids.Length > MostListed ? $"{named} and {ids.Length - MostListed} more" : named;
    }

    private static Diagnostic At(WrittenTest test, DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments) =>
        new(descriptor, test.Node.Location, arguments);
}
