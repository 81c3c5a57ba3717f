using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes exposures for people: the widest first, with those that are open alike on one line.</summary>
internal sealed class ExposureText(TextWriter output, Palette palette, ConnectivityMap map, ExposureAnalysis analysis, MapGrain grain)
{
    private readonly EndSetWords _words = new(map, grain);

    /// <summary>Writes it.</summary>
    public void Write(CaveatDigest caveats)
    {
        if (map.Endpoints.Count == 0)
        {
            output.WriteLine("The input holds no pod and no workload: there is nothing to look at.");
            caveats.Write(output);
            return;
        }

        string noun = grain == MapGrain.Workload ? "workload" : "pod";
        output.WriteLine($"{Text.Counted(map.Endpoints.Count, noun)}: {Count(ExposureRank.Internet)} open to the internet, {Count(ExposureRank.EntireCluster)} to the entire cluster, {analysis.Unprotected.Select(one => one.Endpoint).Distinct().Count()} not isolated in some direction");
        WriteUnprotected();
        HashSet<(MapEndpoint, Direction)> unprotected = [.. analysis.Unprotected.Select(one => ((MapEndpoint)one.Endpoint, one.Direction))];
        foreach (IGrouping<ExposureRank, Exposure> rank in ByRank(analysis.Exposures.Where(one => !(unprotected.Contains((one.Endpoint, one.Direction)) && one.Ports.IsAll))))
        {
            output.WriteLine();
            output.WriteLine(palette.Strong(TitleOf(rank.Key)));
            WriteLines([.. LinesOf(rank, Direction.Ingress), .. LinesOf(rank, Direction.Egress)]);
        }

        caveats.Write(output);
    }

    /// <summary>Addresses that are open alike stay together, where the widest of them belong.</summary>
    private static IEnumerable<IGrouping<ExposureRank, Exposure>> ByRank(IEnumerable<Exposure> exposures) => exposures
        .GroupBy(one => (one.Endpoint, one.Direction, one.Ports, Kind: one.Peer is ExposedPeer.Addresses ? ExposureRank.Internet : one.Rank))
        .SelectMany(alike => alike.Select(one => (Exposure: one, Rank: alike.Min(other => other.Rank))))
        .GroupBy(one => one.Rank, one => one.Exposure)
        .OrderBy(rank => rank.Key);

    private int Count(ExposureRank rank) => analysis.Exposures.Where(one => one.Rank == rank).Select(one => one.Endpoint).Distinct().Count();

    private static string TitleOf(ExposureRank rank) => rank switch
    {
        ExposureRank.Internet => "Open to the internet",
        ExposureRank.EntireCluster => "Open to every pod of the cluster",
        ExposureRank.AnyNamespace => "Open to pods of any namespace, by their labels",
        ExposureRank.LabelledNamespaces => "Open to pods of namespaces, by the namespaces' labels",
        ExposureRank.PrivateAddresses => "Open to private addresses",
        ExposureRank.NamedNamespaces => "Open to pods of namespaces, by name",
    };

    /// <summary>What is open, and who is so to whom: first peers that are open alike are joined, then endpoints.</summary>
    private IEnumerable<(string Way, string Ports, string Who)> LinesOf(IEnumerable<Exposure> exposures, Direction direction) => exposures
        .Where(one => one.Direction == direction)
        .GroupBy(one => (one.Endpoint, Ports: PortsOf(one)))
        .Select(alike => (alike.Key.Endpoint, alike.Key.Ports, Peers: PeersOf([.. alike.Select(one => one.Peer)])))
        .GroupBy(one => (one.Ports, one.Peers), one => one.Endpoint)
        .Select(alike => direction == Direction.Ingress
            ? ("in ", alike.Key.Ports, $"from {alike.Key.Peers}  into {_words.Of([.. alike])}")
            : ("out", alike.Key.Ports, $"to {alike.Key.Peers}  out of {_words.Of([.. alike])}"));

    private void WriteLines(List<(string Way, string Ports, string Who)> lines)
    {
        int width = lines.Max(line => line.Ports.Length);
        foreach ((string way, string ports, string who) in lines)
        {
            output.WriteLine($"  {way}  {ports.PadRight(width)}  {who}");
        }
    }

    private static string PortsOf(Exposure exposure)
    {
        string names = string.Join(", ", exposure.Names.Select(name => $"{name.Protocol.ToName()} {name.Name}"));
        return names.Length == 0 ? exposure.Ports.ToString()
            : exposure.Ports.IsEmpty ? $"named {names}"
            : $"{exposure.Ports}, named {names}";
    }

    private static string PeersOf(IReadOnlyList<ExposedPeer> peers)
    {
        AddressSet addresses = AddressSet.Of([.. peers.OfType<ExposedPeer.Addresses>().Select(peer => peer.Block)]);
        IEnumerable<string> pods = peers.Where(peer => peer is not ExposedPeer.Addresses).Select(peer => peer switch
        {
            ExposedPeer.Pods(var spaces, var labels) => $"{OfPods(labels)}{OfNamespaces(spaces)}",
            _ => "every pod",
        });
        return string.Join(", or ", addresses.IsEmpty ? pods : pods.Prepend(AddressSetWords.Of(addresses)));
    }

    private static string OfPods(LabelSelector pods) => pods.IsEverything ? "every pod" : $"pods with {SelectorText.Of(pods)}";

    private static string OfNamespaces(LabelSelector spaces) => spaces switch
    {
        { IsEverything: true } => string.Empty,
        { Requirements: [{ Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In, Values: var names }] } => $" of {string.Join(" or ", names)}",
        _ => $" of namespaces with {SelectorText.Of(spaces)}",
    };

    private void WriteUnprotected()
    {
        (string, string)[] lines =
        [
            ("for traffic in ", Unprotected(Direction.Ingress)),
            ("for traffic out", Unprotected(Direction.Egress)),
        ];
        if (analysis.Unprotected.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(palette.Strong("Not isolated by policies, so open to everybody"));
            foreach ((string direction, string who) in lines.Where(line => line.Item2.Length > 0))
            {
                output.WriteLine($"  {direction}  {who}");
            }
        }
    }

    private string Unprotected(Direction direction) =>
        _words.Of([.. analysis.Unprotected.Where(one => one.Direction == direction).Select(one => one.Endpoint)]);
}
