using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>On what terms claims are settled.</summary>
/// <param name="Scope">The given cluster, or any.</param>
/// <param name="Budget">How many cases a claim about any cluster may look at.</param>
internal sealed record ProofTerms(WitnessCluster Scope, int Budget)
{
    /// <summary><c>here</c> or <c>always</c>.</summary>
    public string Word => Scope == WitnessCluster.Given ? "here" : "always";

    /// <summary>Where, for a sentence.</summary>
    public string Where => Scope == WitnessCluster.Given ? "in this cluster" : "in any cluster";
}
