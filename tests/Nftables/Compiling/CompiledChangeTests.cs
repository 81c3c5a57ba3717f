using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>A ruleset is a function of what the cluster is, and a small change of a cluster is a small change of its ruleset.</summary>
public sealed class CompiledChangeTests
{
    private static readonly Endpoint[] Pods =
    [
        Given.Pod("shop/web", "app=web", "10.1.0.1 fd00::1", "n1"), Given.Pod("shop/db", "app=db", "10.1.0.2 fd00::2", "n1"),
        Given.Pod("shop/api", "app=api", "10.2.0.1 fd00::3", "n2"), Given.Pod("pay/api", "app=api", "10.2.0.2", "n2"), Given.Pod("pay/web", "app=web", "10.1.0.3", "n1"),
    ];

    private static readonly Policy[] Policies =
    [
        Given.Ingress("shop/web", "app=web", Peers.Pods("shop", "app=api").On("TCP 80"), Peers.Pods("pay").On("UDP 53")),
        Given.Ingress("shop/db", "app=db", Peers.Pods("shop", "app=api").On("TCP 5432")),
        Given.Egress("shop/out", "", Peers.Pods("shop", "app=api").Always()),
        Given.Ingress("pay/all", "", Peers.Pods("shop", "app=api").On("TCP 80")),
    ];

    [Fact]
    public void Compile_InAnyOrderOfObjects_IsTheSameText()
    {
        string expected = Text(Policies, Pods);
        Random random = new(7);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(expected, Text(Shuffled(random, Policies), Shuffled(random, Pods)));
        }
    }

    /// <summary>Selectors of one meaning, whatever the order of what they ask for, have one name.</summary>
    [Fact]
    public void Compile_RulesInAnyOrder_HasTheSameClasses()
    {
        RuleMatch[] rules = [Peers.Pods("shop", "app=api").On("TCP 80"), Peers.Pods("pay", "app=web").On("UDP 53"), Peers.Anywhere.On("TCP 443")];

        Assert.Equal(Text([Given.Ingress("shop/in", "app=web", rules)], Pods), Text([Given.Ingress("shop/in", "app=web", rules.Reverse())], Pods));
    }

    /// <summary>A peer that comes is one element in each set whose selector takes it, and nothing else.</summary>
    [Fact]
    public void Compile_OneMorePeer_IsOneElementForEachSelectorThatTakesIt()
    {
        Endpoint more = Given.Pod("shop/api-2", "app=api", "10.2.0.9", "n2");

        Transaction change = Between(Policies, Pods, Policies, [.. Pods, more]);

        Assert.All(change.Changes, one => Assert.Equal(
            ElementSet.Of(SetElement.Of(Parsed.Address("10.2.0.9"))),
            Assert.IsType<RulesetChange.AddElements>(one).Elements));
        // Four policies take it, by one selector: web, db and pay for traffic in, out for traffic out.
        Assert.Single(change.Changes);
    }

    /// <summary>A local pod that comes is an entry for each direction and family it is judged in, and itself for Services that lead back.</summary>
    [Fact]
    public void Compile_OneMoreReplica_IsItsEntriesAndItself()
    {
        Endpoint more = Given.Pod("shop/db-2", "app=db", "10.1.0.9", "n1");

        Transaction change = Between(Policies, Pods, Policies, [.. Pods, more]);

        Assert.Equal(["AddElements self4", "AddEntries egress4", "AddEntries ingress4"], change.Changes.Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compile_OnePolicyFewer_LeavesOtherClassesAlone()
    {
        Transaction change = Between(Policies, Pods, [.. Policies.Where(policy => policy.Ref.Name != "db")], Pods);

        Assert.DoesNotContain(change.Changes.Select(NameOf), name => name.StartsWith("AddChain", StringComparison.Ordinal));
        Assert.Equal(2, change.Changes.Count(one => one is RulesetChange.DeleteChain));
    }

    private static string NameOf(RulesetChange change) => change switch
    {
        RulesetChange.AddElements(var set, _) => $"AddElements {set.Name}",
        RulesetChange.AddEntries(var map, _) => $"AddEntries {map.Name}",
        _ => change.GetType().Name,
    };

    private static Transaction Between(Policy[] policies, Endpoint[] pods, Policy[] policiesAfter, Endpoint[] podsAfter) =>
        RulesetDiff.Between(Compile(policies, pods), Compile(policiesAfter, podsAfter));

    private static string Text(Policy[] policies, Endpoint[] pods) => RulesetText.Of(Compile(policies, pods));

    private static Ruleset Compile(Policy[] policies, Endpoint[] pods) => new CompiledCluster(new Scene { Endpoints = pods, Policies = policies }).On("n1").Ruleset;

    private static T[] Shuffled<T>(Random random, T[] items)
    {
        T[] copy = [.. items];
        random.Shuffle(copy);
        return copy;
    }
}
