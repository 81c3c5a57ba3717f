using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods that the API server has to reach, webhooks and extension servers, with policies that let no address in.</summary>
internal sealed class WebhookServer : ILintRule
{
    private static readonly NamespaceName System = new("kube-system");

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.WebhookServer;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (ApiServerCall call in ApiServerCall.Of(context.Documents))
        {
            IEnumerable<(Endpoint, Obstacle)> cut = ServiceIndex.Of(context).Behind(call.Service)
                .Where(backend => backend.Entry.Port == call.Port && backend.Entry.Protocol == Protocol.Tcp)
                .SelectMany(backend => backend.Group.Members.Select(pod => (Pod: pod, backend.Port)))
                .GroupBy(one => (Kin: context.Reach.KinOf(one.Pod), one.Port, one.Pod.Network))
                .SelectMany(alike => ObstacleOf(context, alike.Key.Kin, alike.First().Pod, alike.Key.Port) is { } obstacle ? alike.Select(one => (one.Pod, obstacle)) : []);
            foreach ((Obstacle obstacle, IReadOnlyList<Endpoint> pods) in Obstacle.Gather(cut))
            {
                yield return obstacle.Report(Descriptor, call.Holder, NameList.Workloads(pods));
            }
        }
    }

    private static Obstacle? ObstacleOf(LintContext context, EndpointKin? kin, Endpoint pod, ushort port)
    {
        if (kin is null || pod.Network == PodNetwork.Host || HeldSide.Of(context, kin, Direction.Ingress) is not { } side)
        {
            return null;
        }

        if (!side.AdmitsSomebody(Protocol.Tcp, port))
        {
            return new Obstacle(side, $"{side.Isolates} and {(side.IsOne ? "lets" : "let")} nobody in on TCP {port}");
        }

        // Where the API server comes through pods of a tunnel, or may do so, rules for these are enough.
        ApiServers servers = ApiServers.Of(context);
        bool mayTunnel = servers.HasTunnel || (!servers.IsOnNodes && side.PeersOn(Protocol.Tcp, port).Any(peer => PeerPods.MayTake(peer, System)));
        return mayTunnel || side.AdmitsAddresses(Protocol.Tcp, port)
            ? null
            : new Obstacle(side, $"{side.Isolates} and {(side.IsOne ? "lets" : "let")} pods in on TCP {port}, and no address");
    }
}
