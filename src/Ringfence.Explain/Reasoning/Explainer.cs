using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Answers a question: asks the Evaluator about each distinct combination and puts equal outcomes together. Decides nothing itself.</summary>
/// <remarks>Replicas that no rule in play can tell apart are asked about once, so the cost follows distinct behaviour, not pods.</remarks>
public sealed class Explainer
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;

    /// <summary>An explainer for one state of a cluster.</summary>
    public Explainer(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _snapshot = snapshot;
        _profile = profile;
    }

    /// <summary>The answer to a question.</summary>
    /// <exception cref="ArgumentException">The question has no source or no destination.</exception>
    public Explanation Explain(ExplainQuestion question)
    {
        if (question.Sources.IsEmpty || question.Destinations.IsEmpty)
        {
            throw new ArgumentException("A question needs a source and a destination.", nameof(question));
        }

        Evaluator evaluator = new(_snapshot, _profile);
        PartyGroups groups = new(evaluator);
        ValueArray<PartyGroup> sources = groups.OfSources(question);
        ValueArray<DestinationGroup> destinations = groups.OfDestinations(question);
        OutcomeReader reader = new(_snapshot, _profile, evaluator);
        List<Combination> combinations = [];
        foreach (PartyGroup source in sources)
        {
            foreach (DestinationGroup destination in destinations)
            {
                Combine(question, source, destination, reader, Families.Between(source.Members[0], destination.Group.Members[0], evaluator.AddressesOf), combinations);
            }
        }

        return new Explanation(question, VariantMerger.Merge(combinations));
    }

    private static void Combine(
        ExplainQuestion question,
        PartyGroup source,
        DestinationGroup destination,
        OutcomeReader reader,
        ValueArray<AddressFamily> families,
        List<Combination> combinations)
    {
        // A question from a workload to itself is about two of its pods, unless it has only one.
        bool asksOfOthers = question.From == question.To && question.Sources.Count > 1;
        PartyGroup selves = new([.. source.Members.Where(party => party is Party.Pod && destination.Group.Members.Contains(party))]);
        foreach (AddressFamily family in families)
        {
            if (PairOfOthers(source, destination.Group) is var (from, to))
            {
                combinations.Add(new Combination(source, destination, family, Pairing.EachWithOthers, reader.Read(from, to, destination, family)));
            }

            if (!selves.Members.IsEmpty && !asksOfOthers && IsOnePod(selves.Members[0]))
            {
                Outcome outcome = reader.Read(selves.Members[0], selves.Members[0], destination, family);
                combinations.Add(new Combination(selves, destination, family, Pairing.EachWithItself, outcome));
            }
        }
    }

    /// <summary>A source and a destination that are not the same pod; a workload without pods stands for several, so it may meet itself.</summary>
    private static (Party From, Party To)? PairOfOthers(PartyGroup source, PartyGroup destination)
    {
        foreach (Party from in source.Members.Take(2))
        {
            foreach (Party to in destination.Members.Take(2))
            {
                if (from != to || !IsOnePod(from))
                {
                    return (from, to);
                }
            }
        }

        return null;
    }

    private static bool IsOnePod(Party party) => party is Party.Pod { Endpoint.Kind: EndpointKind.Pod };
}
