using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>What is only watched changes no verdict, and is told (docs/nftables-layout.md, audit).</summary>
public sealed class AuditTests
{
    private static readonly Endpoint Web = Given.Pod("shop/web", "app=web", "10.1.0.1", "n1");
    private static readonly Endpoint Api = Given.Pod("shop/api", "app=api", "10.2.0.1", "n2");
    private static readonly FakePacket FromApi = new(Parsed.Address("10.2.0.1"), Parsed.Address("10.1.0.1"), ProtocolNumber.Tcp, 40_000, 80);

    private static readonly Policy Deny = Given.Ingress("shop/deny", "app=web");
    private static readonly Policy Allow = Given.Ingress("shop/allow", "app=web", Peers.Pods("shop", "app=api").On("TCP 80"));

    [Theory]
    [InlineData(EnforcementMode.Enforce, false, 'D')]
    [InlineData(EnforcementMode.Audit, true, 'A')]
    public void Node_InAudit_LogsAndLetsPass(EnforcementMode mode, bool passes, char fate)
    {
        FakeOutcome outcome = Send(new CompiledCluster(SceneOf(Deny).Snapshot, CompileOptions.Default with { Mode = mode }));

        Assert.Equal(passes, outcome.Passes);
        Assert.Equal($"rf1|P|{fate}|I|", Assert.Single(outcome.Logged)[..10]);
        Assert.Single(outcome.Counted);
    }

    /// <summary>The mode is where packets end, not who is judged by what: a switch leaves every other chain and set alone.</summary>
    [Fact]
    public void Node_SwitchedToAudit_ChangesOnlyWherePacketsEnd()
    {
        Ruleset enforced = new CompiledCluster(SceneOf(Deny, Allow).Snapshot, CompileOptions.Default).On("n1").Ruleset;
        Ruleset audited = new CompiledCluster(SceneOf(Deny, Allow).Snapshot, CompileOptions.Default with { Mode = EnforcementMode.Audit }).On("n1").Ruleset;

        Assert.All(RulesetDiff.Between(enforced, audited).Changes, change =>
        {
            string chain = change switch
            {
                RulesetChange.FlushChain(var name) => name,
                RulesetChange.AddRule(var name, _) => name,
                _ => throw new InvalidOperationException($"{change}"),
            };
            Assert.True(chain.EndsWith("_denied", StringComparison.Ordinal) || chain is TableNames.CutOff or TableNames.Redirects, chain);
        });
    }

    /// <summary>An audited policy alone with its pods: told, and not stopped.</summary>
    [Fact]
    public void Policy_InAudit_LogsWhatItWouldStopAndLetsItPass()
    {
        CompiledCluster cluster = new(SceneOf(Audited(Deny)));

        FakeOutcome outcome = Send(cluster);

        Assert.True(outcome.Passes);
        Assert.StartsWith("rf1|P|A|I|", Assert.Single(outcome.Logged), StringComparison.Ordinal);
        Assert.Equal(LogFate.Passed, Assert.Single(cluster.On("n1").Classes).Fate);
    }

    [Fact]
    public void Policy_InAuditThatAllows_LogsNothing()
    {
        FakeOutcome outcome = Send(new CompiledCluster(SceneOf(Audited(Deny), Audited(Allow))));

        Assert.True(outcome.Passes);
        Assert.Empty(outcome.Logged);
    }

    /// <summary>Where enforced policies isolate, an audited one neither stops nor allows; that its rules are missing is told.</summary>
    [Fact]
    public void Policy_InAuditBesideAnEnforcedOne_DoesNotAllowAndIsTold()
    {
        CompiledCluster cluster = new(SceneOf(Deny, Audited(Allow)));

        Assert.False(Send(cluster).Passes);
        Assert.Equal([new MissedAllowance(Allow.Ref, Web.Id)], cluster.On("n1").Missed);
    }

    /// <summary>One side that only watches does not speak for the other: what it lets pass, the other judges.</summary>
    [Fact]
    public void Policy_InAuditOfTheSender_LeavesTheReceiverToJudge()
    {
        Endpoint near = Given.Pod("shop/near", "app=api", "10.1.0.2", "n1");
        Policy watched = Audited(Given.Egress("shop/out", "app=api"));

        FakeOutcome outcome = new CompiledCluster(new Scene { Endpoints = [Web, near], Policies = [watched, Deny] })
            .Send("n1", FromApi with { Source = Parsed.Address("10.1.0.2") });

        Assert.False(outcome.Passes);
        Assert.Equal(["rf1|P|A|E|", "rf1|P|D|I|"], outcome.Logged.Select(prefix => prefix[..10]));
    }

    /// <summary>Setting a policy to audit must not make another id mean what this one meant.</summary>
    [Fact]
    public void Policy_InAudit_HasAClassOfItsOwn() => Assert.NotEqual(
        Assert.Single(new CompiledCluster(SceneOf(Deny)).On("n1").Classes).Id,
        Assert.Single(new CompiledCluster(SceneOf(Audited(Deny))).On("n1").Classes).Id);

    private static FakeOutcome Send(CompiledCluster cluster) => cluster.Send("n1", FromApi);

    private static Scene SceneOf(params Policy[] policies) => new() { Endpoints = [Web, Api], Policies = policies };

    private static Policy Audited(Policy policy) => policy with { Mode = PolicyMode.Audited };
}
