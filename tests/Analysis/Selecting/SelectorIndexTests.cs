using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>An index leaves out nothing that trying every pod would find, and finds nothing else.</summary>
public sealed class SelectorIndexTests
{
    private const int Clusters = 100;

    [Fact]
    public void Find_OfEverySelectorOfAPolicy_IsWhatTryingEveryPodGives()
    {
        int asked = 0;
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            SelectorIndex index = new(given.Snapshot);
            foreach (EndpointSelector selector in SelectorsOf(given.Snapshot))
            {
                asked++;
                IEnumerable<EndpointId> expected = given.Snapshot.Endpoints
                    .Where(endpoint => endpoint.Phase == PodPhase.Live && selector.Matches(endpoint, given.Snapshot.NamespaceOf(endpoint).Labels))
                    .Select(endpoint => endpoint.Id);

                Assert.Equal(expected.Order(), index.Find(selector).SelectMany(group => group.Members).Select(member => member.Id).Order());
            }
        }

        Assert.True(asked > Clusters, $"only {asked} selectors were asked");
    }

    [Fact]
    public void FindNamespaces_OfEverySelector_IsWhatTryingEveryNamespaceGives()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            SelectorIndex index = new(given.Snapshot);
            foreach (NamespaceScope.Matching scope in SelectorsOf(given.Snapshot).Select(selector => selector.Namespaces).OfType<NamespaceScope.Matching>())
            {
                Assert.Equal(
                    given.Snapshot.Namespaces.Where(space => scope.Selector.Matches(space.Labels)).Select(space => space.Name.Value).Order(StringComparer.Ordinal),
                    index.FindNamespaces(scope.Selector).Select(space => space.Name.Value).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Groups_HoldEveryLivePodOnce()
    {
        foreach (GeneratedSnapshot given in GeneratedSnapshots.Some(Clusters))
        {
            SelectorIndex index = new(given.Snapshot);

            Assert.Equal(
                given.Snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live).Select(endpoint => endpoint.Id).Order(),
                index.Groups.SelectMany(group => group.Members).Select(member => member.Id).Order());
            Assert.All(index.Groups, group => Assert.All(group.Members, member => Assert.Equal((group.Namespace.Name, group.Labels, group.Network), (member.Namespace, member.Labels, member.Network))));
        }
    }

    private static IEnumerable<EndpointSelector> SelectorsOf(ClusterSnapshot snapshot)
    {
        foreach (Policy policy in snapshot.Tiers.SelectMany(tier => tier.Policies))
        {
            yield return policy.Subject;
            foreach (Rule rule in policy.Ingress.Rules.Concat(policy.Egress.Rules))
            {
                foreach (Peer.Endpoints endpoints in rule.Match.Peer is Peer.AnyOf(var peers) ? peers.OfType<Peer.Endpoints>() : [])
                {
                    yield return endpoints.Selector;
                }
            }
        }
    }
}
