namespace Ringfence.Analysis;

/// <summary>Looks for values of the unknowns that make a formula true: every case in the worst case, far fewer in most, up to a budget.</summary>
/// <param name="budget">How many cases may be looked at, over all searches.</param>
internal sealed class FormulaSearch(int budget)
{
    private int _left = budget;

    /// <summary>What is known of a formula's truth.</summary>
    private enum Truth
    {
        True,
        False,
        Open,
    }

    /// <summary>Whether the budget was spent; then a search that found nothing says nothing.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>The values that are left to each unknown, any of which will do; null when there are none or the budget is spent.</summary>
    /// <param name="formula">What must be true.</param>
    /// <param name="unknowns">All unknowns that it speaks of, each at its number.</param>
    public IndexSet[]? Find(Formula formula, IReadOnlyList<Unknown> unknowns)
    {
        IndexSet[] values = [.. unknowns.Select(unknown => unknown.Everything)];
        List<Formula.Any> choices = [];
        return Accept(formula, values, choices) ? Search(values, choices) : null;
    }

    private static Truth TruthOf(Formula formula, IndexSet[] values)
    {
        switch (formula)
        {
            case Formula.Holds(var unknown, var wanted):
                IndexSet held = values[unknown.Number];
                return !held.Overlaps(wanted) ? Truth.False : held.Except(wanted).IsEmpty ? Truth.True : Truth.Open;

            case Formula.All(var parts):
                return Combine(parts, values, Truth.False, Truth.True);

            case Formula.Any(var parts):
                return Combine(parts, values, Truth.True, Truth.False);

            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled formula {formula.GetType().Name}.");
        }
    }

    private static Truth Combine(IReadOnlyList<Formula> parts, IndexSet[] values, Truth deciding, Truth otherwise)
    {
        Truth truth = otherwise;
        foreach (Formula part in parts)
        {
            Truth one = TruthOf(part, values);
            if (one == deciding)
            {
                return deciding;
            }

            truth = one == Truth.Open ? Truth.Open : truth;
        }

        return truth;
    }

    /// <summary>Takes what must be true into the values; choices are kept for later. False when it cannot be.</summary>
    private static bool Accept(Formula formula, IndexSet[] values, List<Formula.Any> choices)
    {
        switch (formula)
        {
            case Formula.Holds(var unknown, var wanted):
                values[unknown.Number] = values[unknown.Number].Intersect(wanted);
                return !values[unknown.Number].IsEmpty;

            case Formula.All(var parts):
                return parts.All(part => Accept(part, values, choices));

            case Formula.Any any:
                choices.Add(any);
                return true;

            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled formula {formula.GetType().Name}.");
        }
    }

    /// <summary>Drops choices that are settled and makes those that are none any more, until nothing changes. False when one is left without a way.</summary>
    private static bool Settle(IndexSet[] values, List<Formula.Any> choices)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (Formula.Any choice in choices.ToArray())
            {
                (Formula? way, bool several, bool settled) = (null, false, false);
                foreach (Formula part in choice.Parts)
                {
                    Truth truth = TruthOf(part, values);
                    settled |= truth == Truth.True;
                    several |= truth != Truth.False && way is not null;
                    way = truth == Truth.False ? way : part;
                    if (settled)
                    {
                        break;
                    }
                }

                if (way is null)
                {
                    return false;
                }

                if (several && !settled)
                {
                    continue;
                }

                choices.Remove(choice);
                changed = true;
                if (!settled && !Accept(way, values, choices))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private IndexSet[]? Search(IndexSet[] values, List<Formula.Any> choices)
    {
        if (--_left < 0 || !Settle(values, choices))
        {
            return null;
        }

        if (choices.Count == 0)
        {
            return values;
        }

        (Formula.Any narrowest, Formula[] ways) = choices
            .Select(choice => (Choice: choice, Ways: choice.Parts.Where(part => TruthOf(part, values) != Truth.False).ToArray()))
            .MinBy(one => one.Ways.Length);
        foreach (Formula way in ways)
        {
            IndexSet[] tried = [.. values];
            List<Formula.Any> others = [.. choices.Where(choice => !ReferenceEquals(choice, narrowest))];
            if (Accept(way, tried, others) && Search(tried, others) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
