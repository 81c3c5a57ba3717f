using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What policies say of an unknown connection, as formulas: one side's verdict, and where two choices of policies come to different ones.</summary>
/// <param name="connection">The connection.</param>
/// <param name="near">The policies of the subject's namespace.</param>
/// <param name="far">Those of the far pod's; none when it is an address, or when they do not count.</param>
internal sealed class UnknownSides(UnknownConnection connection, IReadOnlyList<Policy> near, IReadOnlyList<Policy> far)
{
    private Direction FarDirection => connection.Direction == Direction.Ingress ? Direction.Egress : Direction.Ingress;

    /// <summary>The subject's side allows before and denies after.</summary>
    public Formula LostAtSubject(PolicyOmission before, PolicyOmission after) =>
        new Formula.All([connection.Given, LostAt(ConnectionEnd.Subject, before, after)]);

    /// <summary>Both sides allow before, and one denies after.</summary>
    public Formula Lost(PolicyOmission before, PolicyOmission after) => new Formula.All(
    [
        connection.Given,
        new Formula.Any(
        [
            new Formula.All([LostAt(ConnectionEnd.Subject, before, after), Allows(ConnectionEnd.Remote, before)]),
            new Formula.All([LostAt(ConnectionEnd.Remote, before, after), Allows(ConnectionEnd.Subject, before)]),
        ]),
    ]);

    /// <summary>A rule of the subject's takes the connection.</summary>
    public Formula Matched(Policy policy, RuleMatch match) => new Formula.All(
        [connection.Given, connection.Selects(policy.Subject.Pods, ConnectionEnd.Subject), connection.Fits(match, ConnectionEnd.Subject)]);

    /// <summary>What is lost was allowed in a way that is not there after: whatever else allowed it would allow it still.</summary>
    private Formula.All LostAt(ConnectionEnd end, PolicyOmission before, PolicyOmission after)
    {
        List<Formula> ways = [];
        if (IsolatingIn(end, before).Any(policy => !after.Keeps(policy.Ref)) || IsolatingIn(end, after).Any(policy => !before.Keeps(policy.Ref)))
        {
            ways.Add(IsOpen(end, before));
        }

        ways.AddRange(RulesIn(end, before).Where(rule => !after.Keeps(rule.Rule.Ref)).Select(rule => Fits(rule, end)));
        return new Formula.All([new Formula.Any(ways), Allows(end, after).Not()]);
    }

    private Formula.Any Allows(ConnectionEnd end, PolicyOmission omission) =>
        new([IsOpen(end, omission), .. RulesIn(end, omission).Select(rule => Fits(rule, end))]);

    private Formula IsOpen(ConnectionEnd end, PolicyOmission omission) =>
        new Formula.Any([.. IsolatingIn(end, omission).Select(policy => connection.Selects(policy.Subject.Pods, end))]).Not();

    private Formula.All Fits((Policy Policy, Rule Rule) one, ConnectionEnd end) =>
        new([connection.Selects(one.Policy.Subject.Pods, end), connection.Fits(one.Rule.Match, end)]);

    private IEnumerable<Policy> IsolatingIn(ConnectionEnd end, PolicyOmission omission) =>
        PoliciesIn(end, omission).Where(policy => policy.In(DirectionOf(end)).Isolation == Isolation.DefaultDeny);

    private IEnumerable<(Policy Policy, Rule Rule)> RulesIn(ConnectionEnd end, PolicyOmission omission) =>
        from policy in PoliciesIn(end, omission)
        from rule in (IEnumerable<Rule>)policy.In(DirectionOf(end)).Rules
        where omission.Keeps(rule.Ref)
        select (policy, rule);

    private IEnumerable<Policy> PoliciesIn(ConnectionEnd end, PolicyOmission omission) =>
        (end == ConnectionEnd.Subject ? near : far).Where(policy => omission.Keeps(policy.Ref));

    private Direction DirectionOf(ConnectionEnd end) => end == ConnectionEnd.Subject ? connection.Direction : FarDirection;
}
