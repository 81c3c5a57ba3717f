namespace Ringfence.Analysis;

/// <summary>What came of comparing two choices of policies; a closed set of cases.</summary>
internal abstract record Comparison
{
    private Comparison()
    {
    }

    /// <summary>No connection is treated otherwise.</summary>
    public sealed record Same : Comparison;

    /// <summary>Some connection is.</summary>
    public sealed record Differs(ProofWitness Witness) : Comparison;

    /// <summary>Not settled, and why not.</summary>
    public sealed record Open(ProofReason Why) : Comparison;
}
