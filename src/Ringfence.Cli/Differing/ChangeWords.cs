using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Changes in words, as text and markdown both have them.</summary>
/// <param name="locations">Where policies stand.</param>
internal sealed class ChangeWords(DiffLocations locations)
{
    private const int MostEnds = 8;

    /// <summary>The sign of a kind of change.</summary>
    public static string SignOf(ChangeType type) => type switch
    {
        ChangeType.Added => "+",
        ChangeType.Removed => "-",
        ChangeType.Changed => "~",
    };

    /// <summary>Some ends, each a text of its own: workloads by name, addresses as one set.</summary>
    public static IReadOnlyList<string> EndsOf(IReadOnlyList<ChangeEnd> ends)
    {
        ChangeEnd[] pods = [.. ends.Where(end => end.Endpoint is MapEndpoint.Pods)];
        Cidr[] blocks = [.. ends.Select(end => end.Endpoint).OfType<MapEndpoint.Addresses>().Select(addresses => addresses.Block)];
        List<string> names = [.. pods.Take(pods.Length > MostEnds ? MostEnds - 1 : MostEnds).Select(end => end.Id)];
        if (pods.Length > MostEnds)
        {
            names.Add($"{pods.Length - names.Count} more of {Text.Counted(pods.Skip(names.Count).Select(end => ((MapEndpoint.Pods)end.Endpoint).Namespace).Distinct().Count(), "namespace")}");
        }

        if (blocks.Length > 0)
        {
            names.Add(AddressSetWords.Of(AddressSet.Of(blocks)));
        }

        return names;
    }

    /// <summary><c>TCP 80</c>, <c>none</c>, <c>TCP 80 for some pods</c>.</summary>
    public static string PassingOf(Passing passing) => passing.Extent == Extent.Partial ? $"{passing.Ports} for some pods" : $"{passing.Ports}";

    /// <summary>What pods gain and lose where that is more than before and after tell, <c>some pods gain TCP 80 and lose UDP 53</c>; else nothing.</summary>
    public static IReadOnlyList<string> ReplicasOf(MapChange change)
    {
        if (change.Gained == change.After.Ports.Except(change.Before.Ports) && change.Lost == change.Before.Ports.Except(change.After.Ports))
        {
            return [];
        }

        string[] parts =
        [
            .. change.Gained.IsEmpty ? (string[])[] : [$"gain {change.Gained}"],
            .. change.Lost.IsEmpty ? (string[])[] : [$"lose {change.Lost}"],
        ];
        return [$"some pods {string.Join(", some ", parts)}"];
    }

    /// <summary>Why a change is, each reason a text of its own; empty when nothing is known.</summary>
    public IReadOnlyList<string> ReasonsOf(MapChange change) =>
        [.. change.Objects.Select(ObjectOf), .. change.Policies.GroupBy(edit => (edit.Policy, edit.Kind)).Select(edits => PolicyOf([.. edits]))];

    /// <summary>How a workload or pod is isolated now, unlike before.</summary>
    public static string IsolationOf(IsolationChange change)
    {
        string direction = DeciderWords.DirectionOf(change.Direction);
        return (change.Before, change.After) switch
        {
            (_, IsolationExtent.None) => $"{change.Endpoint} is no longer isolated for {direction}",
            (IsolationExtent.None, IsolationExtent.All) => $"{change.Endpoint} is isolated for {direction} now",
            (_, IsolationExtent.All) => $"all pods of {change.Endpoint} are isolated for {direction} now, not only some",
            (IsolationExtent.All, _) => $"only some pods of {change.Endpoint} are isolated for {direction} now, not all",
            _ => $"some pods of {change.Endpoint} are isolated for {direction} now",
        };
    }

    private static string ObjectOf(ObjectEdit edit)
    {
        string name = edit.Namespace is { } space ? $"{edit.Object} {space}/{edit.Name}" : $"{edit.Object} {edit.Name}";
        return edit.Kind switch
        {
            EditKind.Added => $"{name} is new",
            EditKind.Removed => $"{name} is gone",
            EditKind.Edited => $"{name} has other {string.Join(" and ", edit.Aspects.Select(AspectOf))}",
        };
    }

    private static string AspectOf(ObjectAspect aspect) => aspect switch
    {
        ObjectAspect.Existence => "pods",
        ObjectAspect.Labels => "labels",
        ObjectAspect.Ports => "ports",
        ObjectAspect.Network => "network (its own, or its node's)",
        ObjectAspect.Addresses => "addresses",
        ObjectAspect.Nodes => "nodes",
    };

    private string PolicyOf(IReadOnlyList<PolicyEdit> edits)
    {
        string done = edits[0].Kind switch { EditKind.Added => "added", EditKind.Removed => "removed", EditKind.Edited => "edited" };
        string directions = string.Join(" and ", edits.Select(edit => DeciderWords.DirectionOf(edit.Direction)));
        string place = locations.Find(edits[0]) is { } found ? $" {found.File}:{found.Line}" : string.Empty;
        return $"{edits[0].Policy.Kind} {edits[0].Policy} {done} ({directions}){place}";
    }
}
