using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Policies in the way of connections that somebody needs.</summary>
/// <param name="Side">The side that they are on.</param>
/// <param name="Why">What they do, in words.</param>
internal sealed record Obstacle(HeldSide Side, string Why)
{
    /// <summary>What keeps clients from connecting to pods; null when nothing does, or nobody can say.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="clients">Who connects; when the input has none of them, only what lets nobody in at all is in the way.</param>
    /// <param name="server">The pods.</param>
    /// <param name="ports">The ports; one that is open is enough.</param>
    public static Obstacle? Between(LintContext context, IReadOnlyList<Endpoint> clients, Endpoint server, params IReadOnlyList<(Protocol Protocol, ushort Port)> ports)
    {
        if (ports.Count == 0 || server.Network == PodNetwork.Host || context.Reach.KinOf(server) is not { } kin)
        {
            return null;
        }

        HeldSide? inward = HeldSide.Of(context, kin, Direction.Ingress);
        if (inward is not null && !ports.Any(port => inward.AdmitsSomebody(port.Protocol, port.Port)))
        {
            return new Obstacle(inward, $"{inward.Isolates} and {(inward.IsOne ? "lets" : "let")} nobody in on {Words(ports)}");
        }

        if (clients.Any(client => client.Network == PodNetwork.Host))
        {
            return inward is null || ports.Any(port => inward.AdmitsAddresses(port.Protocol, port.Port))
                ? null
                : new Obstacle(inward, $"{inward.Isolates} and {(inward.IsOne ? "lets" : "let")} no address in on {Words(ports)}, and connections of {NameList.Workloads(clients)} come from addresses of nodes");
        }

        EndpointKin[] remotes = [.. clients.Select(context.Reach.KinOf).OfType<EndpointKin>().Distinct()];
        return remotes.Length == 0 || remotes.Any(remote => ports.Any(port => context.Reach.Between(remote, kin).Contains(port.Protocol, port.Port)))
            ? null
            : OneOf(context, clients, remotes, inward, kin, ports);
    }

    /// <summary>A finding at the policies.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments) => Side.Report(descriptor, [.. arguments, Why]);

    /// <summary>What is in the way of pods behind Services, alike ones together, each with the pods.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="clients">Who connects.</param>
    /// <param name="backends">The pods and their ports.</param>
    public static IEnumerable<(Obstacle Obstacle, IReadOnlyList<Endpoint> Pods)> Before(LintContext context, IReadOnlyList<Endpoint> clients, IEnumerable<BackendGroup> backends) =>
        Gather(backends.SelectMany(backend => backend.Group.Members
            .GroupBy(member => (context.Reach.KinOf(member), member.Network))
            .SelectMany(alike => Between(context, clients, alike.First(), (backend.Entry.Protocol, backend.Port)) is { } obstacle ? alike.Select(pod => (pod, obstacle)) : [])));

    /// <summary>Alike obstacles together, each with the pods that it is before.</summary>
    public static IEnumerable<(Obstacle Obstacle, IReadOnlyList<Endpoint> Pods)> Gather(IEnumerable<(Endpoint Pod, Obstacle Obstacle)> found) => found
        .GroupBy(one => (one.Obstacle.Side.Key, one.Obstacle.Why))
        .Select(alike => (alike.First().Obstacle, (IReadOnlyList<Endpoint>)[.. alike.Select(one => one.Pod).Distinct()]));

    private static Obstacle? OneOf(
        LintContext context, IReadOnlyList<Endpoint> clients, EndpointKin[] remotes, HeldSide? inward, EndpointKin server, IReadOnlyList<(Protocol Protocol, ushort Port)> ports)
    {
        string who = NameList.Workloads(clients);
        if (inward is not null && !remotes.Any(remote => ports.Any(port => inward.Admits(remote, port.Protocol, port.Port))))
        {
            return new Obstacle(inward, $"{inward.Isolates} and {(inward.IsOne ? "does" : "do")} not let {who} in on {Words(ports)}");
        }

        HeldSide? outward = remotes.Select(remote => HeldSide.Of(context, remote, Direction.Egress)).FirstOrDefault(side => side is not null);
        return outward is null || ports.Any(port => outward.Admits(server, port.Protocol, port.Port))
            ? null
            : new Obstacle(outward, $"{outward.Isolates} of {who} and {(outward.IsOne ? "does" : "do")} not let connections out to {Words(ports)} there");
    }

    private static string Words(IReadOnlyList<(Protocol Protocol, ushort Port)> ports) =>
        string.Join(" or ", ports.Distinct().Select(port => $"{port.Protocol.ToName()} {port.Port}"));
}
