namespace Ringfence.Analysis;

/// <summary>What came of a claim.</summary>
public enum ProofAnswer
{
    /// <summary>It holds.</summary>
    Yes,

    /// <summary>It does not; there is a connection that shows it.</summary>
    No,

    /// <summary>It could not be settled within what was asked for.</summary>
    Undecided,
}
