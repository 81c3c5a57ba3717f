using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Of several rules that miss, the one is told that a writer meant: the least is wrong with it, in kind before in number.</summary>
public sealed class NearestMissTests
{
    private static readonly PolicyRef Policy = new("NetworkPolicy", new NamespaceName("back"), "api");
    private static readonly AddressSet Remote = AddressSet.Of(Block("203.0.113.200/32"));

    private static readonly Miss NoPod = new Miss.NotAPod(new Party.External(Block("203.0.113.200/32")));
    private static readonly Miss Hole = new Miss.CarvedOut(Block("203.0.113.128/25"), Remote);
    private static readonly Miss Outside = new Miss.OutsideBlocks([Block("198.51.100.0/24")], Remote);
    private static readonly Miss OtherPort = new Miss.Port(Protocol.Tcp, 9090, TrafficSet.Of(Protocol.Tcp, PortSet.Of(80)));
    private static readonly Miss OtherSpace = new Miss.OtherNamespace(new NamespaceName("front"), new NamespaceName("back"));
    private static readonly Miss NoLabel = new Miss.Label(LabelHolder.Pod, "web", LabelRequirement.Equal("app", "api"), LabelSet.Empty);

    /// <summary>A rule about pods says nothing of an address; one whose block holds it, but for an exception, was about it.</summary>
    [Fact]
    public void Of_AnAddressInAnException_IsTheRuleOfItsBlock() => Assert.Equal(2, Nearest([NoPod], [Outside], [Hole]));

    /// <summary>Even where its port is wrong besides.</summary>
    [Fact]
    public void Of_AnAddressInAnExceptionWithAnotherPort_IsStillNearerThanPods() => Assert.Equal(1, Nearest([NoPod], [Hole, OtherPort]));

    [Fact]
    public void Of_TheRightPeerWithAnotherPort_IsNearerThanAnotherPeer() => Assert.Equal(2, Nearest([OtherSpace], [Outside], [OtherPort]));

    /// <summary>A pod that lacks a label, and lives elsewhere, is still what a rule about pods is for.</summary>
    [Fact]
    public void Of_APod_IsARuleAboutPodsRatherThanABlock() => Assert.Equal(1, Nearest([Outside], [OtherSpace, NoLabel]));

    /// <summary>Of a list of peers the nearest counts, and those of another kind beside it do not.</summary>
    [Fact]
    public void Of_ListsOfPeers_CountsTheNearestOfEach() => Assert.Equal(
        1,
        Nearest([new Miss.InPeer(0, [Outside])], [new Miss.InPeer(0, [NoPod]), new Miss.InPeer(1, [Hole])]));

    [Fact]
    public void Of_RulesThatMissAlike_IsTheFirst() => Assert.Equal(0, Nearest([OtherPort], [Hole]));

    private static int Nearest(params ValueArray<Miss>[] rules)
    {
        ValueArray<TriedRule> tried = [.. rules.Select((misses, index) => new TriedRule(new RuleRef(Policy, Direction.Ingress, index), RuleAction.Allow, Fit.Misses, misses))];
        return NearestMiss.Of(tried)!.Rule.Index;
    }

    private static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new ArgumentException(text, nameof(text));
}
