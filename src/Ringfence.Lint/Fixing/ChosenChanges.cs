using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The changes of one round. Those of two fixes are apart, or the same to the letter, as for two objects that share an anchored text.</summary>
internal sealed class ChosenChanges
{
    private static readonly Comparer<TextChange> ByOffset = Comparer<TextChange>.Create((left, right) => left.Offset.CompareTo(right.Offset));

    private readonly Dictionary<string, List<TextChange>> _files = new(StringComparer.Ordinal);

    /// <summary>Takes a fix in; false when it touches one that was taken.</summary>
    public bool TryAdd(Diagnostic finding)
    {
        string path = finding.Location.Source.Path;
        if (!_files.TryGetValue(path, out List<TextChange>? taken))
        {
            _files.Add(path, taken = []);
        }

        if (finding.Fix!.Changes.Any(change => Neighbours(taken, change).Any(other => other != change && Touches(other, change))))
        {
            return false;
        }

        foreach (TextChange change in finding.Fix.Changes)
        {
            int place = taken.BinarySearch(change, ByOffset);
            if (place < 0)
            {
                taken.Insert(~place, change);
            }
        }

        return true;
    }

    // Those that were taken are in order and apart, so only the nearest can touch another.
    private static IEnumerable<TextChange> Neighbours(List<TextChange> taken, TextChange change)
    {
        int place = taken.BinarySearch(change, ByOffset);
        place = place < 0 ? ~place : place;
        return taken.Skip(place - 1).Take(place == 0 ? 1 : 2);
    }

    private static bool Touches(TextChange left, TextChange right) =>
        left.Offset <= right.Offset + right.Length && right.Offset <= left.Offset + left.Length;
}
