using Ringfence.Reference;
using static Ringfence.Agreement.Tests.Scene;
using static Ringfence.Reference.Direction;
using static Ringfence.Reference.Verdict;

namespace Ringfence.Agreement.Tests;

/// <summary>Sections 2.1, 2.3, 2.4 and 5.1: who is isolated, in which direction, and what adds up.</summary>
public sealed class IsolationTests
{
    /// <summary>Rows of 2.1 and 6 (i, ii, iii, v): shop/api under one policy without matching rules; in, out.</summary>
    public static TheoryData<string, Verdict, Verdict> PolicyTypesRows => new()
    {
        { "nothing", Deny, Allow },
        { "types=[]", Deny, Allow },
        { "egress=[]", Deny, Allow },
        { "egress=[{}]", Deny, Allow },
        { "egress=[rule that matches nothing]", Deny, Deny },
        { "types=[Egress]", Allow, Deny },
        { "types=[Ingress], egress=[rule that matches nothing]", Deny, Allow },
        { "types=[Egress], ingress=[]", Allow, Deny },
        { "types=[Ingress, Ingress]", Deny, Allow },
        { "types=[Ingress, Egress]", Deny, Deny },
        { "ingress=[{}]", Allow, Allow },
        { "ingress=[null]", Allow, Allow },
    };

    [Theory, MemberData(nameof(PolicyTypesRows))]
    public void Judge_PolicyTypes_FollowTheTableOfDefaults(string written, Verdict into, Verdict outOf)
    {
        var plain = new NetworkPolicy("shop", "np");
        PolicyRule empty = new(null, null);
        PolicyRule nobody = To(Pods(Where("app=nobody")));
        NetworkPolicy policy = written switch
        {
            "nothing" => plain,
            "types=[]" => plain with { PolicyTypes = [] },
            "egress=[]" => plain with { Egress = [] },
            "egress=[{}]" => plain with { Egress = [empty] },
            "egress=[rule that matches nothing]" => plain with { Egress = [nobody] },
            "types=[Egress]" => plain with { PolicyTypes = [Egress] },
            "types=[Ingress], egress=[rule that matches nothing]" => plain with { PolicyTypes = [Ingress], Egress = [nobody] },
            "types=[Egress], ingress=[]" => plain with { PolicyTypes = [Egress], Ingress = [] },
            "types=[Ingress, Ingress]" => plain with { PolicyTypes = [Ingress, Ingress] },
            "types=[Ingress, Egress]" => plain with { PolicyTypes = [Ingress, Egress] },
            "ingress=[{}]" => plain with { Ingress = [empty] },
            "ingress=[null]" => plain with { Ingress = [null] },
            _ => throw new ArgumentOutOfRangeException(nameof(written)),
        };

        Assert.Equal(into, Ask(Cluster(policy), Till, Api));
        Assert.Equal(outOf, Ask(Cluster(policy), Api, Till));
    }

    [Fact]
    public void Judge_NoPolicy_Allows() => Assert.Equal(Allow, Ask(Cluster(), Web, Api));       // 5.1

    [Fact]
    public void Judge_PolicyOfAnotherNamespace_DoesNotIsolate() =>                              // 5.1
        Assert.Equal(Allow, Ask(Cluster(new NetworkPolicy("pay", "np")), Web, Api));

    [Fact]
    public void Judge_PolicyThatSelectsOtherPods_DoesNotIsolate() =>                            // 5.1
        Assert.Equal(Allow, Ask(Cluster(new NetworkPolicy("shop", "np") { PodSelector = Where("app=web") }), Web, Api));

    [Fact]
    public void Judge_TwoPolicies_AddUp() =>                                                    // 5.1
        Assert.Equal(Allow, Ask(Cluster(Into(), Into(To(Pods(Where("app=web")))) with { Name = "more" }), Web, Api));

    [Theory]                                                                                    // 5.1: both sides must permit
    [InlineData(true, true, Allow)]
    [InlineData(true, false, Deny)]
    [InlineData(false, true, Deny)]
    [InlineData(false, false, Deny)]
    public void Judge_BothSidesIsolated_NeedsBoth(bool egressOpen, bool ingressOpen, Verdict expected)
    {
        NetworkPolicy egress = egressOpen ? OutOf(To(Pods(Where("app=api")))) : OutOf();
        NetworkPolicy ingress = ingressOpen ? Into(To(Pods(Where("app=web")))) : Into();

        Assert.Equal(expected, Ask(Cluster(egress, ingress), Web, Api));
    }
}
