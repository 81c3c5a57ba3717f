using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Edits to try: those that brought an answer some way, and one more for each side that still denies.</summary>
/// <param name="Done">The edits so far.</param>
/// <param name="Before">The answer that they left.</param>
/// <param name="Next">The edits to add to them.</param>
/// <param name="Useless">Edits that did not open their side, tried on top of the same edits so far.</param>
internal sealed record Draft(ValueArray<Edit> Done, Explanation Before, ValueArray<RankedEdit> Next, HashSet<RankedEdit> Useless)
{
    /// <summary>All of its edits; one that serves both sides once.</summary>
    public ValueArray<Edit> Edits { get; } = [.. Done.Concat(Next.Select(next => next.Edit)).Distinct()];

    /// <summary>Whether an edit in it is known not to help.</summary>
    public bool IsHopeless => Next.Any(Useless.Contains);

    /// <summary>Notes which of its edits did not open their side; true when all did.</summary>
    public bool Judge(Explanation after)
    {
        Useless.UnionWith(Next.Where(next => !Progress.Made(Before, after, next.Side)));
        return !IsHopeless;
    }
}
