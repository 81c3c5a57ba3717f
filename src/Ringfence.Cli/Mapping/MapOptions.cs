using System.CommandLine;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>The options that say which part of a map to show.</summary>
internal sealed class MapOptions(InputOptions reading)
{
    private const int MostSuggestions = 3;

    private readonly Option<string[]> _from = Ends("--from", "only connections that these open: shop/ (a namespace), shop/web, shop/Deployment/*, 10.0.0.0/8; may be repeated");
    private readonly Option<string[]> _to = Ends("--to", "only connections to these, written like --from; may be repeated");
    private readonly Option<string[]> _with = Ends("--with", "only connections with these at one end or both, written like --from; may be repeated");

    /// <summary><c>--port</c>: one port or range.</summary>
    public Option<string> Port { get; } = new("--port")
    {
        Description = "only this port, a number or a range, and its protocol: 5432, 53/UDP, 8000-8100/TCP; TCP without one",
        HelpName = "PORT[/PROTO]",
    };

    /// <summary>Gives a command these options, in the order of its help.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_with);
        command.Options.Add(Port);
    }

    /// <summary>The traffic that was asked for; everything without <c>--port</c>.</summary>
    /// <exception cref="UnanswerableException">It is no port.</exception>
    public TrafficSet PortsOf(ParseResult arguments) => arguments.GetValue(Port) is not { } text ? TrafficSet.All
        : TryParse(text, out TrafficSet ports) ? ports
        : throw new UnanswerableException($"`{VisibleText.Escape(text)}` is no port for --port: write a number from 1 to 65535 or a range, with its protocol (TCP, UDP or SCTP) if that is not TCP: 5432, 53/UDP, 8000-8100/TCP");

    /// <summary>What is to be shown of a map.</summary>
    /// <exception cref="UnanswerableException">A name stands for nothing of the map.</exception>
    public MapFilter FilterOf(ParseResult arguments, ClusterInput input, ConnectivityMap map)
    {
        ChosenEnds Chosen(Option<string[]> option) => arguments.GetValue(option) is { Length: > 0 } texts
            ? ChosenEnds.Of(texts.SelectMany(text => Find(option.Name, text, input, map)))
            : ChosenEnds.Any;
        return new MapFilter { From = Chosen(_from), To = Chosen(_to), With = Chosen(_with), Namespace = NamespaceOf(arguments, map), Ports = PortsOf(arguments) };
    }

    /// <summary>Who is in the namespace of <c>-n</c>; a map of nobody shows that instead of failing.</summary>
    private ChosenEnds NamespaceOf(ParseResult arguments, ConnectivityMap map)
    {
        if (arguments.GetValue(reading.Namespace) is not { } space || map.Endpoints.Count == 0)
        {
            return ChosenEnds.Any;
        }

        MapEndpoint.Pods[] found = [.. map.Endpoints.Where(end => end.Namespace.Value == space)];
        string near = NearestName.TryFind(space, map.Endpoints.Select(end => end.Namespace.Value).Distinct(), out string? meant) ? $": did you mean `{meant}`?" : string.Empty;
        return found.Length > 0 ? ChosenEnds.Of(found) : throw new UnanswerableException($"nobody of this map is in namespace `{VisibleText.Escape(space)}`{near}");
    }

    private static Option<string[]> Ends(string name, string says) => new(name)
    {
        Description = says,
        HelpName = "WHO",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static MapEndpoint[] Find(string option, string text, ClusterInput input, ConnectivityMap map)
    {
        EndPattern pattern = EndPattern.Parse(text, input.Cluster.Snapshot, input.Cluster.DefaultNamespace);
        MapEndpoint[] found = [.. ((IEnumerable<MapEndpoint>)map.Endpoints).Concat(map.Outside).Where(pattern.Takes)];
        return found.Length > 0 ? found : throw new UnanswerableException($"`{option} {VisibleText.Escape(text)}` is nobody of this map{Hint(text, input, map)}");
    }

    private static string Hint(string text, ClusterInput input, ConnectivityMap map)
    {
        if (AddressText.IsLikeOne(text))
        {
            return ": it is no IP address either, write 203.0.113.7 or 10.0.0.0/8";
        }

        if (map.Endpoints.Count == 0)
        {
            return ": the input holds no pod and no workload";
        }

        if (map.Endpoints.Any(end => end.Namespace.Value == text))
        {
            return $": did you mean the namespace, `{text}/`?";
        }

        if (!text.Contains('/', StringComparison.Ordinal) && NearestName.TryFind(text, map.Endpoints.Select(end => end.Namespace.Value).Distinct(), out string? space))
        {
            return $": did you mean the namespace, `{space}/`?";
        }

        // What is typed is compared without the kind: people leave it out more often than they mistype it.
        string wanted = text.Contains('/', StringComparison.Ordinal) ? text : $"{input.Cluster.DefaultNamespace}/{text}";
        Dictionary<string, string> names = [];
        foreach (MapEndpoint.Pods end in map.Endpoints)
        {
            names.TryAdd($"{end.Namespace}/{end.Id.Split('/')[^1]}", end.Id);
            names.TryAdd($"{end.Namespace}/", $"{end.Namespace}/");
            names.TryAdd(end.Id, end.Id);
        }

        IReadOnlyList<string> near = NearestName.FindSeveral(wanted, names.Keys, MostSuggestions);
        return near.Count == 0 ? "; pods that have ended are not in it" : $": did you mean {string.Join(" or ", near.Select(name => $"`{names[name]}`").Distinct(StringComparer.Ordinal))}?";
    }

    private static bool TryParse(string text, out TrafficSet ports)
    {
        ports = default;
        string[] parts = text.Split('/');
        string[] ends = parts[0].Split('-');
        if (parts.Length > 2
            || ends.Length > 2
            || !TryParsePort(ends[0], out ushort first)
            || !TryParsePort(ends[^1], out ushort last)
            || last < first)
        {
            return false;
        }

        if (!ProtocolName.TryParse(parts.Length == 2 ? parts[1] : "TCP", out Protocol protocol) || protocol == Protocol.Other)
        {
            return false;
        }

        ports = TrafficSet.Of(protocol, PortSet.Of([new PortRange(first, last)]));
        return true;
    }

    private static bool TryParsePort(string text, out ushort port) =>
        ushort.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out port) && port > 0;
}
