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
    // The first proposals are the likely ones; nobody waits for the unlikely.
    private const int MaxTrials = 12;
    private const int MaxEdits = 4;

    private readonly PriorityQueue<Draft, (int Cost, int Order)> _drafts = new();
    private int _order;

    /// <summary>What can be done about an answer that denies; one suggester answers once.</summary>
    public Suggestion Suggest(Explanation denied)
    {
        if (Hopelessness.Of(denied) is { } reason)
        {
            return new Suggestion.None(reason);
        }

        Extend([], 0, snapshot, denied);
        for (int trials = 0; trials < MaxTrials && _drafts.TryDequeue(out Draft? draft, out (int Cost, int Order) rank);)
        {
            if (draft.IsHopeless)
            {
                continue;
            }

            trials++;
            if (trial.Try(draft.Edits) is not { } edited)
            {
                continue;
            }

            Explanation answer = Answer(edited);
            if (answer.Verdict == Verdict.Allow)
            {
                ValueArray<Edit> edits = WithoutNeedless(draft.Edits);
                return new Suggestion.Verified(edits, trial.DifferenceOf(edits));
            }

            // Other replicas may need more.
            if (draft.Judge(answer) && draft.Edits.Count < MaxEdits)
            {
                Extend(draft.Edits, rank.Cost, edited.Snapshot, answer);
            }
        }

        return new Suggestion.None(Hopelessness.OfNames(denied, new PeerChooser(snapshot)) ?? "none of the edits that were tried allows it");
    }

    private void Extend(ValueArray<Edit> done, int cost, ClusterSnapshot cluster, Explanation answer)
    {
        HashSet<RankedEdit> useless = [];
        foreach (ValueArray<RankedEdit> next in new EditProposer(cluster, facts).Propose(answer, MaxTrials))
        {
            _drafts.Enqueue(new Draft(done, answer, next, useless), (cost + next.Sum(edit => edit.Cost), ++_order));
        }
    }

    /// <summary>A label is seen from both sides: alone, it may do what a policy was to be edited for as well.</summary>
    private ValueArray<Edit> WithoutNeedless(ValueArray<Edit> edits)
    {
        foreach (Edit label in edits.Where(edit => edits.Count > 1 && edit is Edit.PodLabel or Edit.NamespaceLabel))
        {
            if (trial.Try([label]) is { } edited && Answer(edited).Verdict == Verdict.Allow)
            {
                return [label];
            }
        }

        return edits;
    }

    private Explanation Answer(EditedInput edited) => new Explainer(edited.Snapshot, profile).Explain(edited.Question);
}
