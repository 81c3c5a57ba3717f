namespace Ringfence.Analysis;

/// <summary>Something about a cluster that is not fixed: it has one of a few values, by number from 0.</summary>
/// <param name="Number">Its number among all unknowns of a question.</param>
/// <param name="Count">How many values there are.</param>
internal sealed record Unknown(int Number, int Count)
{
    /// <summary>Every value.</summary>
    public IndexSet Everything { get; } = IndexSet.Below(Count);

    /// <summary>The claim that it has one of some values.</summary>
    public Formula Is(IndexSet values) => values.IsEmpty ? Formula.Never : values == Everything ? Formula.Always : new Formula.Holds(this, values);
}
