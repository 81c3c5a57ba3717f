using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Rules in words.</summary>
internal static class RuleWords
{
    /// <summary>What a rule that matched does.</summary>
    public static string Matched(RuleAction action) => action switch
    {
        RuleAction.Allow => "matches and allows",
        RuleAction.Deny => "matches and denies",
        RuleAction.Pass => "matches and leaves it to the next tier",
        RuleAction.Log => "matches and takes note",
    };
}
