using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Spreads the differences between joint groups out to their members, with the reasons of each.</summary>
internal sealed class ChangeListing(CauseSearch search, RiskReader risks)
{
    private readonly Dictionary<OutsideKey, (IReadOnlyList<Trial> Trials, List<AddressSet> Addresses)> _outside = [];
    private readonly Dictionary<ValueArray<PolicyEdit>, ValueArray<PolicyEdit>> _known = [];

    /// <summary>Every change, in no order.</summary>
    public IEnumerable<MapChange> Changes()
    {
        foreach (JointPair pair in search.Differences)
        {
            IReadOnlyList<Trial> trials = search.TrialsOf(pair);
            if (pair.From.IsOutside || pair.To.IsOutside)
            {
                Gather(pair, trials);
                continue;
            }

            bool isOfInventory = search.IsOfInventory(pair);
            foreach (ChangeEnd from in pair.From.Members)
            {
                foreach (ChangeEnd to in pair.To.Members)
                {
                    if (ReferenceEquals(from, to) == (pair.Kind == PairKind.Within))
                    {
                        yield return ChangeOf(from, to, pair.Change, trials, isOfInventory);
                    }
                }
            }
        }

        foreach ((OutsideKey key, (IReadOnlyList<Trial> trials, List<AddressSet> addresses)) in _outside)
        {
            foreach (Cidr block in addresses.Aggregate((all, one) => all.Union(one)).ToCidrs().ToArray())
            {
                ChangeEnd outside = new(new MapEndpoint.Addresses(block, -1), Presence.Both);
                foreach (ChangeEnd end in key.Pods.Members)
                {
                    yield return key.Direction == Direction.Egress
                        ? ChangeOf(end, outside, key.Change, trials, key.IsOfInventory)
                        : ChangeOf(outside, end, key.Change, trials, key.IsOfInventory);
                }
            }
        }
    }

    /// <summary>Addresses that come to the same for a group, reasons included, are printed as the fewest blocks, so they are gathered first.</summary>
    private void Gather(JointPair pair, IReadOnlyList<Trial> trials)
    {
        Direction direction = pair.To.IsOutside ? Direction.Egress : Direction.Ingress;
        (JointGroup pods, JointGroup outside) = direction == Direction.Egress ? (pair.From, pair.To) : (pair.To, pair.From);
        OutsideKey key = new(
            pods, direction, pair.Change, search.IsOfInventory(pair), [.. trials.Select(trial => (trial.Left, trial.Right))]);
        ref (IReadOnlyList<Trial> Trials, List<AddressSet> Addresses) gathered = ref CollectionsMarshal.GetValueRefOrAddDefault(_outside, key, out bool known);
        if (!known)
        {
            gathered = (trials, []);
        }

        gathered.Addresses.Add(outside.Addresses);
    }

    private MapChange ChangeOf(ChangeEnd from, ChangeEnd to, PassingChange passing, IReadOnlyList<Trial> trials, bool isOfInventory) =>
        new(
            from,
            to,
            passing.Before,
            passing.After,
            passing.Gained,
            passing.Lost,
            risks.Of(from, to, passing),
            Known(search.PoliciesBehind(trials, from.Id, to.Id)),
            isOfInventory ? search.ObjectsBehind(from, to) : []);

    // Many changes have the same few reasons, which are compared again when changes are grouped.
    private ValueArray<PolicyEdit> Known(ValueArray<PolicyEdit> edits)
    {
        ref ValueArray<PolicyEdit> known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, edits, out bool exists);
        return exists ? known : known = edits;
    }

    private readonly record struct OutsideKey(JointGroup Pods, Direction Direction, PassingChange Change, bool IsOfInventory, ValueArray<(int, int)> Trials);
}
