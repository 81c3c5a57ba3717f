using System.Net.Sockets;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>The walk in memory lets through what a real kernel lets through, on the same rulesets and the same connections.</summary>
public sealed class FakeWalkKernelTests
{
    private const int Rounds = 12;
    private static readonly Endpoint[] Pods = [Shop.Web, Shop.Api, Shop.Db];
    private static readonly ushort[] Ports = [80, 81];

    [Fact]
    public async Task Through_OfEveryPair_SaysWhatTheKernelDoes()
    {
        using TestNode node = new();
        using NodeKernel kernel = node.Space.Run(NodeKernel.Open);
        NodeEnforcement enforcement = new(Shop.Here, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { });
        Socket[] servers = [.. Pods.SelectMany(pod => Ports.Select(port => node.Listen(pod, port)))];
        int allowed = 0;
        for (int seed = 0; seed < Rounds; seed++)
        {
            CompiledNode compiled = enforcement.Enforce(Shop.With(Policies(new Random(seed))), CompileOptions.Default);
            (Endpoint From, Endpoint To, ushort Port)[] probes = [.. from source in Pods from target in Pods where source != target from port in Ports select (source, target, port)];
            bool[] expected = [.. probes.Select(probe => Passes(compiled.Ruleset, probe))];

            Assert.Equal(expected, await ProbeAsync(node, probes, expected));
            allowed += expected.Count(passes => passes);
        }

        Array.ForEach(servers, server => server.Dispose());
        Assert.InRange(allowed, Rounds, Rounds * Pods.Length * Ports.Length);
    }

    /// <summary>All at once: when those that must connect have connected, the others have had their time as well.</summary>
    private static async Task<bool[]> ProbeAsync(TestNode node, (Endpoint From, Endpoint To, ushort Port)[] probes, bool[] expected)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Socket[] sockets = new Socket[probes.Length];
        Task[] tries = new Task[probes.Length];
        for (int i = 0; i < probes.Length; i++)
        {
            (sockets[i], tries[i]) = node.Begin(probes[i].From, probes[i].To, probes[i].Port, cancellationToken);
        }

        Task[] awaited = [.. tries.Where((_, i) => expected[i])];
        await Task.WhenAll(awaited).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        await Task.Delay(200, cancellationToken);
        bool[] connected = Array.ConvertAll(tries, one => one.IsCompletedSuccessfully);
        Array.ForEach(sockets, socket => socket.Dispose());
        await Task.WhenAll(tries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return connected;
    }

    private static bool Passes(Ruleset ruleset, (Endpoint From, Endpoint To, ushort Port) probe) => FakeWalk.Through(
        ruleset,
        ChainHook.Forward,
        new FakePacket(Shop.AddressOf(probe.From), Shop.AddressOf(probe.To), ProtocolNumber.Tcp, 40_000, probe.Port)).Passes;

    private static IEnumerable<Policy> Policies(Random random)
    {
        foreach (Endpoint pod in Pods)
        {
            if (random.Next(2) == 0)
            {
                yield return Shop.Into(pod, Pods.Where(_ => random.Next(2) == 0), Ports[random.Next(2)]);
            }

            if (random.Next(3) == 0)
            {
                yield return Shop.OutOf(pod, Pods.Where(_ => random.Next(2) == 0), Ports[random.Next(2)]);
            }
        }
    }
}
