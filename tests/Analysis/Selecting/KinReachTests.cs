using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What is said of a kin, and of one side alone, is what the Evaluator says of every two of its pods.</summary>
public sealed class KinReachTests
{
    private const int Clusters = 60;

    [Fact]
    public void OneSideAndBetween_OfEveryTwoPods_AreTheEvaluatorsAnswers()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            KinReach reach = new(given.Snapshot, EnforcementProfile.Default);
            Evaluator evaluator = new(given.Snapshot, EnforcementProfile.Default);
            (Protocol, ushort)[] probes = [.. PairOracle.ProbesOf(given.Snapshot)];

            // A node's own pods reach what is on it, which a kin, that may be on any, says nothing of.
            Endpoint[] pods = [.. given.Snapshot.Endpoints.Where(endpoint => endpoint is { Phase: PodPhase.Live, Network: PodNetwork.Own, Kind: EndpointKind.Pod })];
            foreach (Endpoint source in pods)
            {
                foreach (Endpoint destination in pods.Where(pod => pod.Id != source.Id))
                {
                    EndpointKin from = reach.KinOf(source)!;
                    EndpointKin to = reach.KinOf(destination)!;
                    foreach ((Protocol protocol, ushort port) in probes)
                    {
                        Decision[] decisions =
                        [
                            .. SharedFamilies.Of(source.Addresses, destination.Addresses).Select(family =>
                                evaluator.Evaluate(new Connection(new Party.Pod(source), new Party.Pod(destination), family, protocol, port, new Via.Direct()))),
                        ];
                        string what = $"{given}: {source.Id} -> {destination.Id} {protocol} {port}";

                        Assert.True(decisions.Any(one => one.Egress.Verdict == Verdict.Allow) == reach.OneSide(from, Direction.Egress, to).Contains(protocol, port), $"{what}, egress");
                        Assert.True(decisions.Any(one => one.Ingress.Verdict == Verdict.Allow) == reach.OneSide(to, Direction.Ingress, from).Contains(protocol, port), $"{what}, ingress");
                        Assert.True(decisions.Any(one => one.Verdict == Verdict.Allow) == reach.Between(from, to).Contains(protocol, port), $"{what}, both");
                    }
                }
            }
        }
    }

    [Fact]
    public void Kins_HoldEveryLivePodOnce()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            KinReach reach = new(given.Snapshot, EnforcementProfile.Default);

            Assert.Equal(
                given.Snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live).Select(endpoint => endpoint.Id).Order(),
                reach.Kins.SelectMany(kin => kin.Members).Select(member => member.Id).Order());
        }
    }
}
