using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Everything that is to be told.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Terms">On what terms.</param>
/// <param name="Choices">The policies it is about, as in the request.</param>
/// <param name="Proofs">Every claim that was settled or left open.</param>
/// <param name="Caveats">What the answers rest on.</param>
internal sealed record ProveReport(
    ProveRequest Request, ProofTerms Terms, IReadOnlyList<ValueArray<PolicyRef>> Choices, IReadOnlyList<Proof> Proofs, CaveatDigest Caveats)
{
    /// <summary>How many claims are findings.</summary>
    public int Findings => Proofs.Count(IsFinding);

    /// <summary>How many are open.</summary>
    public int Undecided => Proofs.Count(proof => proof.Answer == ProofAnswer.Undecided);

    /// <summary>The claims to tell: all that were asked for by name, else findings and open ones.</summary>
    public IEnumerable<Proof> Told => Proofs.Where(proof => IsTold(proof) && (proof.Part is null || proof.Answer != ProofAnswer.No));

    /// <summary>Whether an answer is what one looks for: something needless, or a difference between two choices.</summary>
    public static bool IsFinding(Proof proof) =>
        proof.Answer == (proof.Question is ProofQuestion.Equivalent or ProofQuestion.Contained ? ProofAnswer.No : ProofAnswer.Yes);

    private bool IsTold(Proof proof) => !Request.IsOfEverything || proof.Answer != ProofAnswer.No;
}
