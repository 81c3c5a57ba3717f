using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What can be done about a denied connection; a closed set of cases.</summary>
public abstract record Suggestion
{
    private Suggestion()
    {
    }

    /// <summary>Edits that were made in a copy of the input, and with which the connection is allowed.</summary>
    /// <param name="Edits">The edits, in words of their own order.</param>
    /// <param name="Diff">The change as a unified diff; empty when there is no showing it.</param>
    public sealed record Verified(ValueArray<Edit> Edits, string Diff) : Suggestion;

    /// <summary>No edit that we would suggest allows it.</summary>
    /// <param name="Reason">Why not; a sentence without capital and stop.</param>
    public sealed record None(string Reason) : Suggestion;
}
