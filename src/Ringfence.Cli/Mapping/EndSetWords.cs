using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Names sets of ends so that they can be read: whole namespaces as <c>shop/*</c>, everybody in a word.</summary>
internal sealed class EndSetWords
{
    private const int MostOfANamespace = 6;
    private const int MostNamespaces = 8;

    private readonly Dictionary<NamespaceName, int> _sizes = [];
    private readonly string _everybody;

    /// <summary>Names for a map.</summary>
    public EndSetWords(ConnectivityMap map, MapGrain grain)
    {
        foreach (MapEndpoint.Pods end in map.Endpoints)
        {
            _sizes[end.Namespace] = _sizes.GetValueOrDefault(end.Namespace) + 1;
        }

        _everybody = grain == MapGrain.Workload ? "every workload" : "every pod";
    }

    /// <summary>A set of ends, seen from one of them or from elsewhere.</summary>
    /// <param name="ends">The ends.</param>
    /// <param name="self">Ends that need not be named to speak of all: a lone workload looks at the others.</param>
    public string Of(IReadOnlyCollection<MapEndpoint> ends, IReadOnlyCollection<MapEndpoint> self)
    {
        List<string> parts = [];
        MapEndpoint.Pods[] pods = [.. ends.OfType<MapEndpoint.Pods>()];
        if (pods.Length > 0)
        {
            parts.AddRange(OfPods(pods, [.. self.OfType<MapEndpoint.Pods>().Except(pods)]));
        }

        if (ends.Count > pods.Length)
        {
            parts.Add(AddressSetWords.Of(ends));
        }

        return string.Join(", ", parts);
    }

    /// <summary>A set of ends.</summary>
    public string Of(IReadOnlyCollection<MapEndpoint> ends) => Of(ends, []);

    private IEnumerable<string> OfPods(MapEndpoint.Pods[] pods, MapEndpoint.Pods[] besides)
    {
        if (_sizes.Count > 1 && pods.Length + besides.Length == _sizes.Values.Sum())
        {
            return [_everybody];
        }

        List<string> whole = [];
        List<MapEndpoint.Pods> named = [];
        foreach (IGrouping<NamespaceName, MapEndpoint.Pods> space in pods.GroupBy(end => end.Namespace).OrderBy(space => space.Key.Value, StringComparer.Ordinal))
        {
            MapEndpoint.Pods[] members = [.. space];
            if (members.Length > 1 && members.Length + besides.Count(end => end.Namespace == space.Key) == _sizes[space.Key])
            {
                whole.Add($"{space.Key}/*");
            }
            else
            {
                named.AddRange(members);
            }
        }

        return Some(whole, MostNamespaces, "whole namespaces").Concat(Named(named));
    }

    /// <summary>The same name in many namespaces is said once; of many names of one namespace, some.</summary>
    private static IEnumerable<string> Named(List<MapEndpoint.Pods> ends)
    {
        HashSet<string> wide = [.. ends.GroupBy(LocalName).Where(alike => alike.Count() > MostNamespaces).Select(alike => alike.Key)];
        return ends.Where(end => wide.Contains(LocalName(end))).GroupBy(LocalName)
            .Select(alike => $"{alike.Key} of {alike.Count()} namespaces")
            .Concat(ends.Where(end => !wide.Contains(LocalName(end)))
                .GroupBy(end => end.Namespace)
                .SelectMany(space => Some([.. space.Select(end => end.Id).Order(StringComparer.Ordinal)], MostOfANamespace, $"of {space.Key}")));
    }

    private static string LocalName(MapEndpoint.Pods end) => end.Id[(end.Namespace.Value.Length + 1)..];

    private static List<string> Some(List<string> names, int most, string rest) => names.Count <= most
        ? names
        : [.. names.Take(most - 1), $"{names.Count - most + 1} more {rest}"];
}
