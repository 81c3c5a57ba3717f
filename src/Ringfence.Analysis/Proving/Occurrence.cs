namespace Ringfence.Analysis;

/// <summary>Whether something can come about; a closed set of cases.</summary>
internal abstract record Occurrence
{
    private Occurrence()
    {
    }

    /// <summary>It cannot.</summary>
    public sealed record Never : Occurrence;

    /// <summary>It can: with this connection.</summary>
    public sealed record Possible(ProofWitness Witness) : Occurrence;

    /// <summary>Not settled, and why not.</summary>
    public sealed record Open(ProofReason Why) : Occurrence;
}
