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
        new Formula.All([connection.Given, Allows(ConnectionEnd.Subject, before), Allows(ConnectionEnd.Subject, after).Not()]);

    /// <summary>Both sides allow before, and one denies after.</summary>
    public Formula Lost(PolicyOmission before, PolicyOmission after) => new Formula.All(
    [
        connection.Given,
        Allows(ConnectionEnd.Subject, before),
        Allows(ConnectionEnd.Remote, before),
        new Formula.Any([Allows(ConnectionEnd.Subject, after).Not(), Allows(ConnectionEnd.Remote, after).Not()]),
    ]);

    /// <summary>A rule of the subject's takes the connection.</summary>
    public Formula Matched(Policy policy, RuleMatch match) => new Formula.All(
        [connection.Given, connection.Selects(policy.Subject.Pods, ConnectionEnd.Subject), connection.Fits(match, ConnectionEnd.Subject)]);

    private Formula.Any Allows(ConnectionEnd end, PolicyOmission omission)
    {
        Direction direction = end == ConnectionEnd.Subject ? connection.Direction : FarDirection;
        List<Formula> isolating = [];
        List<Formula> allowing = [];
        foreach (Policy policy in (end == ConnectionEnd.Subject ? near : far).Where(policy => omission.Keeps(policy.Ref)))
        {
            Formula selects = connection.Selects(policy.Subject.Pods, end);
            DirectionRules rules = policy.In(direction);
            if (rules.Isolation == Isolation.DefaultDeny)
            {
                isolating.Add(selects);
            }

            allowing.AddRange(rules.Rules
                .Where(rule => omission.Keeps(rule.Ref))
                .Select(rule => new Formula.All([selects, connection.Fits(rule.Match, end)])));
        }

        return new Formula.Any([new Formula.Any(isolating).Not(), .. allowing]);
    }
}
