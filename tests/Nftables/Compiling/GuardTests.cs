using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Behaviour 23 and correction 14 in the ruleset: what goes by the interface of a pod that nobody knows is stopped, in both directions and before anything else passes.</summary>
public sealed class GuardTests
{
    private static readonly Address Stranger = Shop.Read("10.0.0.77");

    /// <summary>Known by address, as `compile` writes it, and by the interfaces that are listed for their sources.</summary>
    public static TheoryData<bool> Listed => [false, true];

    [Theory]
    [MemberData(nameof(Listed))]
    public void Correction14_Drop_StopsPodsThatNobodyKnows_AndNobodyElse(bool listed)
    {
        Ruleset ruleset = Compile(GuardMode.Drop, listed);

        Assert.False(Walk(ruleset, From(Stranger, 8)).Passes);
        Assert.False(Walk(ruleset, To(Stranger, 8)).Passes);
        Assert.False(Walk(ruleset, From(Stranger, 8) with { State = ConnectionStates.Established }).Passes);
        Assert.True(Walk(ruleset, From(Shop.AddressOf(Shop.Web), 7)).Passes);
        Assert.True(Walk(ruleset, To(Shop.AddressOf(Shop.Web), 7)).Passes);
        Assert.True(Walk(ruleset, From(Stranger, 8) with { InterfaceName = "eth0" }).Passes);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void Correction14_Log_TellsThemAndLetsThemPass(bool listed)
    {
        FakeOutcome outcome = Walk(Compile(GuardMode.Log, listed), From(Stranger, 8));

        Assert.True(outcome.Passes);
        Assert.Equal("rf1|G|A|E|0000000000000000", Assert.Single(outcome.Logged));
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void Off_WritesNothing(bool listed) =>
        Assert.DoesNotContain("guard", RulesetText.Of(Compile(GuardMode.Off, listed)), StringComparison.Ordinal);

    private static Ruleset Compile(GuardMode mode, bool listed) => NodeCompiler.Compile(Shop.With(), Shop.Here, CompileOptions.Default with
    {
        Guard = new PodGuard(mode, ["cali"]),
        SourceCheck = listed ? new SourceCheck.Listed([new PodLink(7, AddressSet.Of(Cidr.Of(Shop.AddressOf(Shop.Web))))]) : new SourceCheck.Off(),
    }).Ruleset;

    private static FakePacket From(Address source, int by) => new(source, Shop.AddressOf(Shop.Other), ProtocolNumber.Tcp, 40_000, 80) { Interface = by, InterfaceName = "cali77" };

    private static FakePacket To(Address destination, int by) => new(Shop.AddressOf(Shop.Other), destination, ProtocolNumber.Tcp, 40_000, 80)
    {
        Interface = 1, OutputInterface = by, OutputName = "cali77",
    };

    private static FakeOutcome Walk(Ruleset ruleset, FakePacket packet) => FakeWalk.Through(ruleset, ChainHook.Forward, packet);
}
