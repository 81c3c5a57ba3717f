using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Bench;

/// <summary>Three namespaces in a row: a source of packets, a router that judges them, and a sink that takes no notice of them.</summary>
internal sealed class PacketGround : IDisposable
{
    /// <summary>The router's link to the source.</summary>
    public const string ToSource = "toward";

    /// <summary>The router's link to the sink.</summary>
    public const string ToSink = "away";

    /// <summary>The one link of source and sink.</summary>
    public const string Link = "eth0";

    private PacketGround(NetNs source, NetNs router, NetNs sink) => (Source, Router, Sink) = (source, router, sink);

    /// <summary>Where packets come from.</summary>
    public NetNs Source { get; }

    /// <summary>Where rules are.</summary>
    public NetNs Router { get; }

    /// <summary>Where packets go.</summary>
    public NetNs Sink { get; }

    /// <summary>How many frames came to the sink so far.</summary>
    public long Arrived => NetNsVisit.Run(Sink, () => File.ReadLines("/proc/thread-self/net/dev")
        .Select(line => line.Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words[0] == Link)
        .Select(words => long.Parse(words[2], CultureInfo.InvariantCulture))
        .Single());

    /// <summary>Builds one.</summary>
    /// <exception cref="IOException">Without the privilege to.</exception>
    public static PacketGround Build()
    {
        PacketGround ground = NetNsVisit.Run(visit =>
        {
            NetNs[] spaces = [visit.Create(), visit.Create(), visit.Create()];
            visit.Enter(spaces[1]);
            visit.Set("ipv4/ip_forward", "1");
            visit.Set("ipv4/conf/all/rp_filter", "0");
            visit.Set("ipv4/conf/default/rp_filter", "0");
            return new PacketGround(spaces[0], spaces[1], spaces[2]);
        });
        Ip(ground.Router, $"""
            link add {ToSource} address {FrameRoad.RouterToSource} type veth peer name {Link} address {FrameRoad.Source} netns {ground.Source.Path}
            link add {ToSink} address {FrameRoad.RouterToSink} type veth peer name {Link} address {FrameRoad.Sink} netns {ground.Sink.Path}
            link set {ToSource} up
            link set {ToSink} up
            address add 169.254.1.1/30 dev {ToSource}
            address add 169.254.2.1/30 dev {ToSink}
            neighbour replace 169.254.1.2 lladdr {FrameRoad.Source} nud permanent dev {ToSource}
            neighbour replace 169.254.2.2 lladdr {FrameRoad.Sink} nud permanent dev {ToSink}
            route add 10.1.0.0/16 via 169.254.1.2
            route add 10.2.0.0/16 via 169.254.2.2
            """);
        Ip(ground.Source, $"""
            link set {Link} up
            address add 169.254.1.2/30 dev {Link}
            neighbour replace 169.254.1.1 lladdr {FrameRoad.RouterToSource} nud permanent dev {Link}
            route add 10.2.0.0/16 via 169.254.1.1
            """);
        Ip(ground.Sink, $"""
            link set {Link} up
            address add 169.254.2.2/30 dev {Link}
            neighbour replace 169.254.2.1 lladdr {FrameRoad.RouterToSink} nud permanent dev {Link}
            route add 10.1.0.0/16 via 169.254.2.1
            """);
        return ground;
    }

    /// <summary>Gives source and sink an address each, for sockets.</summary>
    public void Settle(PacketPair pair)
    {
        Ip(Source, $"address add {Dotted(pair.Source)}/32 dev {Link}");
        Ip(Sink, $"address add {Dotted(pair.Destination)}/32 dev {Link}");
    }

    /// <summary>The router's number of one of its links.</summary>
    public int NumberOf(string link) => int.Parse(Run(Router, "", "ip", "-o", "link", "show", "dev", link).Split(':')[0], CultureInfo.InvariantCulture);

    /// <summary>Loads rules for nft.</summary>
    public void Load(string rules) => Run(Router, rules, "nft", "-f", "-");

    /// <summary>Makes connection tracking forget all connections.</summary>
    public void Forget() => Run(Router, "", "conntrack", "-F");

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        Router.Dispose();
        Sink.Dispose();
    }

    private static string Dotted(uint address) => new Address(AddressFamily.IPv4, address).ToString();

    private static void Ip(NetNs space, string commands) => Run(space, commands + "\n", "ip", "-batch", "-");

    private static string Run(NetNs space, string input, string program, params string[] arguments) => NetNsVisit.Run(space, () =>
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        StringBuilder errors = new();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {errors}");
    });
}
