using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Selectors in the form of <c>kubectl get -l</c>; the empty one is the empty text.</summary>
internal static class SelectorText
{
    /// <summary><c>app=web,tier in (a,b)</c>.</summary>
    public static string Of(LabelSelector selector) => string.Join(',', selector.Requirements);
}
