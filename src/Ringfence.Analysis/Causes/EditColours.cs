using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Sorts edits so that those of one colour concern nobody in common: they can be tried at once and still be told apart.</summary>
/// <remarks>
/// The number of states to try is thereby that of the edits that meet at one workload, not of all of them. It is bounded: past
/// <see cref="Most"/>, edits share the last colour, are tried together, and are all named.
/// </remarks>
internal static class EditColours
{
    private const int Most = 8;

    /// <summary>The edits by colour; all of a colour are of one direction.</summary>
    public static IReadOnlyList<IReadOnlyList<PolicyVersions>> Of(IEnumerable<PolicyVersions> edits)
    {
        List<List<PolicyVersions>> colours = [];
        foreach (IGrouping<Direction, PolicyVersions> direction in edits.GroupBy(edit => edit.Edit.Direction))
        {
            int first = colours.Count;
            Dictionary<string, int> taken = new(StringComparer.Ordinal);
            foreach (PolicyVersions edit in direction)
            {
                int used = 0;
                foreach (string id in edit.Concerned)
                {
                    used |= taken.GetValueOrDefault(id);
                }

                int colour = Math.Min(int.TrailingZeroCount(~used), Most - 1);
                foreach (string id in edit.Concerned)
                {
                    taken[id] = taken.GetValueOrDefault(id) | (1 << colour);
                }

                while (first + colour >= colours.Count)
                {
                    colours.Add([]);
                }

                colours[first + colour].Add(edit);
            }
        }

        return colours;
    }
}
