using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>How many connections a map shows, counted as people do: all the addresses that a workload or pod opens connections to are one.</summary>
/// <param name="Between">From one workload or pod to another.</param>
/// <param name="Out">To addresses outside.</param>
/// <param name="In">From addresses outside.</param>
internal sealed record MapTally(long Between, long Out, long In)
{
    /// <summary><c>26 connections (17 between them, 4 to addresses outside, 5 from there)</c>, <c>2 connections</c>.</summary>
    public string Words
    {
        get
        {
            long all = Between + Out + In;
            string total = $"{all} {(all == 1 ? "connection" : "connections")}";
            return (Between, Out, In) switch
            {
                (_, 0, 0) => total,
                (0, _, 0) => $"{total} to addresses outside",
                (0, 0, _) => $"{total} from addresses outside",
                _ => $"{total} ({string.Join(", ", Parts())})",
            };
        }
    }

    /// <summary>Counts what a view shows.</summary>
    public static MapTally Of(MapView view)
    {
        long between = 0;
        HashSet<MapGroup> opening = [];
        HashSet<MapGroup> receiving = [];
        foreach (GroupConnection one in view.GroupConnections())
        {
            switch (one.From.Members[0], one.To.Members[0])
            {
                case (MapEndpoint.Pods, MapEndpoint.Pods):
                    between += (long)one.From.Members.Count * (one.From == one.To ? one.To.Members.Count - 1 : one.To.Members.Count);
                    break;
                case (MapEndpoint.Pods, _):
                    opening.Add(one.From);
                    break;
                default:
                    receiving.Add(one.To);
                    break;
            }
        }

        return new MapTally(between, opening.Sum(group => (long)group.Members.Count), receiving.Sum(group => (long)group.Members.Count));
    }

    private IEnumerable<string> Parts()
    {
        if (Between > 0)
        {
            yield return $"{Between} between them";
        }

        if (Out > 0)
        {
            yield return $"{Out} to addresses outside";
        }

        if (In > 0)
        {
            yield return Out > 0 ? $"{In} from there" : $"{In} from addresses outside";
        }
    }
}
