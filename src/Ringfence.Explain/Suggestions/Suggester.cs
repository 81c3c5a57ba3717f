using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>
/// Finds the smallest edit that allows a denied connection. Proposes from the walk; every proposal is made in a copy of the text and
/// read and judged again, and only one that turned out to allow the whole question is returned.
/// </summary>
/// <param name="snapshot">The cluster as it is.</param>
/// <param name="profile">The profile the question was answered under.</param>
/// <param name="facts">What the compiled policies no longer show; asked for each policy that selects an end.</param>
/// <param name="trial">Makes the edits.</param>
public sealed class Suggester(ClusterSnapshot snapshot, EnforcementProfile profile, Func<PolicyRef, PolicyFacts> facts, IEditTrial trial)
{
    // Reading the input again is the dear part, so the search is kept short; the first proposals are the likely ones.
    private const int MaxTrials = 12;
    private const int MaxEdits = 4;

    /// <summary>What can be done about an answer that denies.</summary>
    public Suggestion Suggest(Explanation denied)
    {
        if (WhyHopeless(denied) is { } reason)
        {
            return new Suggestion.None(reason);
        }

        PriorityQueue<Draft, (int Cost, int Order)> drafts = new();
        int order = 0;
        drafts.Enqueue(new Draft([], denied, snapshot), (0, order));
        for (int trials = 0; trials < MaxTrials && drafts.TryDequeue(out Draft? draft, out (int Cost, int Order) rank);)
        {
            if (draft.Edits.Count > 0)
            {
                trials++;
                if (trial.Try(draft.Edits) is not { } edited)
                {
                    continue;
                }

                Explanation answer = new Explainer(edited.Snapshot, profile).Explain(edited.Question);
                if (answer.Verdict == Verdict.Allow)
                {
                    return new Suggestion.Verified(draft.Edits, edited.Diff);
                }

                if (draft.Edits.Count == MaxEdits || !Progress.Made(draft.Answer, answer))
                {
                    continue;
                }

                draft = new Draft(draft.Edits, answer, edited.Snapshot);
            }

            foreach (RankedEdit next in new EditProposer(draft.Snapshot, facts).Propose(draft.Answer))
            {
                drafts.Enqueue(draft with { Edits = [.. draft.Edits, next.Edit] }, (rank.Cost + next.Cost, ++order));
            }
        }

        return new Suggestion.None("none of the edits that were tried allows it");
    }

    private static string? WhyHopeless(Explanation denied)
    {
        ExplainQuestion question = denied.Question;
        if (denied.Verdict == Verdict.Allow)
        {
            return "it is allowed";
        }

        if (question.Port is null)
        {
            return "ask about one port, and the edit for it will be shown";
        }

        if (question.Sources.Concat(question.Destinations.Select(destination => destination.Party)).Any(IsEveryAddress))
        {
            return "it would take opening to every address, which we do not suggest";
        }

        return question.Port.Protocol == Protocol.Other ? "policies cannot name protocols without ports" : null;
    }

    private static bool IsEveryAddress(Party party) => party is Party.External { Block.PrefixLength: 0 };

    /// <summary>Edits so far, the answer they left, and the cluster it was given in.</summary>
    private sealed record Draft(ValueArray<Edit> Edits, Explanation Answer, ClusterSnapshot Snapshot);
}
