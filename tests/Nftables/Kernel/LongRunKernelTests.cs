using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Behaviour 33: after ever so many changes the kernel holds what a fresh compilation says, and nothing besides.</summary>
public sealed class LongRunKernelTests
{
    private const int Changes = 10_000;
    private const int Peers = 40;

    private readonly Random _random = new(11);
    private readonly Dictionary<int, Endpoint> _peers = [];
    private readonly Dictionary<int, Policy> _policies = [];
    private readonly Dictionary<int, Endpoint> _locals = new() { [0] = Shop.Web, [1] = Shop.Api, [2] = Shop.Db };

    [Fact]
    public void Changes_OfPodsAndPolicies_EndInTheRulesetOfAFreshCompilation()
    {
        using TestNamespace space = new();
        using NodeKernel kernel = space.Run(NodeKernel.Open);
        List<EnforcementEvent> told = [];
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero, Flight = TimeSpan.Zero }, TimeProvider.System, told.Add);
        enforcement.Enforce(Cluster(), CompileOptions.Default);
        KernelTable table = (KernelTable)kernel.Table;
        int listings = table.Dumps;
        for (int i = 0; i < Changes; i++)
        {
            Change(enforcement);
            if (_random.Next(3) == 0)
            {
                enforcement.Sweep();
            }
        }

        enforcement.Sweep();

        Assert.Equal(listings, table.Dumps);
        Assert.All(told, one => Assert.IsType<EnforcementEvent.Enforced>(one));
        Ruleset held = Assert.IsType<ListedTable.Held>(table.List()).Ruleset;
        Assert.Equal(RulesetText.Of(NodeCompiler.Compile(Cluster(), Shop.Here, CompileOptions.Default).Ruleset), RulesetText.Of(held));
    }

    /// <summary>Peers come and go one by one most of the time; now and then a policy or a pod of the node does.</summary>
    private void Change(NodeEnforcement enforcement)
    {
        int number = _random.Next(Peers);
        if (_random.Next(20) == 0)
        {
            Toggle(_policies, number % 6, PolicyOf);
            enforcement.Enforce(Cluster(), CompileOptions.Default);
        }
        else if (_random.Next(40) == 0)
        {
            Toggle(_locals, number % 3, local => ((Endpoint[])[Shop.Web, Shop.Api, Shop.Db])[local]);
            enforcement.Enforce(Cluster(), CompileOptions.Default);
        }
        else if (_peers.Remove(number, out Endpoint? gone))
        {
            Assert.True(enforcement.TryRemove(gone.Id));
        }
        else
        {
            _peers[number] = PeerOf(number);
            Assert.True(enforcement.TryPut(_peers[number]));
        }
    }

    private static void Toggle<T>(Dictionary<int, T> all, int number, Func<int, T> make)
    {
        if (!all.Remove(number))
        {
            all[number] = make(number);
        }
    }

    private ClusterSnapshot Cluster() => Shop.With([.. _locals.Values, .. _peers.Values], _policies.Values);

    private static Endpoint PeerOf(int number) => Shop.Pod("other", $"10.0.9.{number + 1}", "elsewhere") with { Id = EndpointId.Pod(new NamespaceName("shop"), $"other-{number}") };

    private static Policy PolicyOf(int number)
    {
        Endpoint subject = ((Endpoint[])[Shop.Web, Shop.Api, Shop.Db])[number % 3];
        return number < 3 ? Shop.Into(subject, [Shop.Other], (ushort)(80 + number)) : Shop.OutOf(subject, [Shop.Other, Shop.Api], (ushort)(80 + number));
    }
}
