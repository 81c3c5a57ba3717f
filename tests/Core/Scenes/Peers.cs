namespace Ringfence.Core.Tests;

/// <summary>Peers and matches as the front end would write them.</summary>
internal static class Peers
{
    public static Peer Anywhere => new Peer.Anywhere();

    /// <summary><c>podSelector</c> alone: pods of one namespace.</summary>
    public static Peer Pods(string space, string labels = "") =>
        new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Only(new NamespaceName(space)), Given.Selector(labels)));

    /// <summary><c>namespaceSelector</c>, and <c>podSelector</c> beside it when there is one.</summary>
    public static Peer Spaces(string labels, string pods = "") =>
        new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(Given.Selector(labels)), Given.Selector(pods)));

    /// <summary><c>ipBlock</c>: blocks with spaces between, less others.</summary>
    public static Peer Block(string included, string excluded = "", NetworkScope scope = NetworkScope.Every) =>
        new Peer.Networks(Parsed.Cidrs(included), Parsed.Cidrs(excluded), scope);

    public static Peer Nodes(NodeScope scope = NodeScope.Any, string labels = "") => new Peer.Nodes(Given.Selector(labels), scope);

    public static Peer AnyOf(params Peer[] peers) => new Peer.AnyOf([.. peers]);

    /// <summary>A rule without ports.</summary>
    public static RuleMatch Always(this Peer peer) => RuleMatch.AllTraffic(peer);

    /// <summary>A rule with ports: <c>TCP 80,8000-8100</c>.</summary>
    public static RuleMatch On(this Peer peer, string traffic) => new(peer, new TrafficPattern(Traffic(traffic), []), FamilyScope.Any);

    /// <summary>A rule with port names.</summary>
    public static RuleMatch Named(this Peer peer, params IEnumerable<PortName> names) =>
        new(peer, new TrafficPattern(TrafficSet.None, [.. names]), FamilyScope.Any);

    private static TrafficSet Traffic(string text)
    {
        string[] words = text.Split(' ');
        Assert.True(ProtocolName.TryParse(words[0], out Protocol protocol));
        IEnumerable<ushort[]> ranges = words[1].Split(',').Select(range => range.Split('-').Select(ushort.Parse).ToArray());
        return TrafficSet.Of(protocol, PortSet.Of([.. ranges.Select(range => new PortRange(range[0], range[^1]))]));
    }
}
