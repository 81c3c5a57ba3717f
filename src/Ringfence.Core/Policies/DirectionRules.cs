namespace Ringfence.Core;

/// <summary>What one policy says of one direction.</summary>
/// <param name="Isolation">Whether selecting a subject makes it deny what nothing allows. Selecting and isolating are different things.</param>
/// <param name="Rules">The rules, in the order written; ignored ones are left out.</param>
public sealed record DirectionRules(Isolation Isolation, ValueArray<Rule> Rules)
{
    /// <summary>The policy has no say in this direction.</summary>
    public static DirectionRules Silent { get; } = new(Isolation.None, []);
}
