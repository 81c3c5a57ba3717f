using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Names a rule inside its own policy.</summary>
internal static class RulePlace
{
    /// <summary><c>ingress[0]</c>.</summary>
    public static string Of(RuleRef rule) => $"{DeciderWords.DirectionOf(rule.Direction)}[{rule.Index}]";
}
