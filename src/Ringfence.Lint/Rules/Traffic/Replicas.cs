using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The replicas of a StatefulSet with a headless Service, cut from each other on each of the ports they could use.</summary>
/// <param name="Set">The StatefulSet as messages name it.</param>
/// <param name="Evidence">What shows that they talk to each other; empty when nothing does.</param>
/// <param name="Obstacle">What is in the way.</param>
internal sealed record Replicas(string Set, string Evidence, Obstacle Obstacle)
{
    // What clustered software calls the ports that its members use among themselves.
    private static readonly string[] PeerWords = ["peer", "peers", "cluster", "gossip", "raft", "election", "quorum", "serf", "repl", "replication", "transport", "internode"];

    /// <summary>Every such StatefulSet.</summary>
    public static IReadOnlyList<Replicas> Apart(LintContext context) => context.Shared(one => new All([.. Find(one)])).Sets;

    private static IEnumerable<Replicas> Find(LintContext context)
    {
        ILookup<EndpointId, Endpoint> pods = context.Snapshot.Endpoints
            .Where(endpoint => endpoint.Phase == PodPhase.Live && endpoint.Workload.Value.Contains("/StatefulSet/", StringComparison.Ordinal))
            .ToLookup(endpoint => endpoint.Workload);
        foreach (LintObject set in context.Documents.OfKind("StatefulSet"))
        {
            SyntaxNode spec = set.Root["spec"u8];
            NamespaceName space = new(set.Namespace);
            Endpoint[] members = [.. pods[EndpointId.Workload(space, set.Kind, set.Name)]];
            Service? headless = context.Snapshot.FindService(new ServiceName(space, spec["serviceName"u8].Text));
            bool isOne = spec["replicas"u8] is { Exists: false } || (spec["replicas"u8].TryGetInt64(out long count) && count < 2);
            if (members.Length == 0 || isOne || headless is not { Kind: ServiceKind.Headless })
            {
                continue;
            }

            (IReadOnlyList<(Protocol, ushort)> ports, string evidence) = PortsOf(context, set, members[0], headless);
            if (Between(context, members, ports) is { } obstacle)
            {
                yield return new Replicas($"{set.Namespace}/StatefulSet/{set.Name}", evidence, obstacle);
            }
        }
    }

    // Replicas that policies treat alike are asked for once; one pair that is cut is enough.
    private static Obstacle? Between(LintContext context, Endpoint[] members, IReadOnlyList<(Protocol, ushort)> ports)
    {
        Endpoint[] kinds = [.. members.DistinctBy(context.Reach.KinOf)];
        return kinds.SelectMany(from => kinds.Select(to => (from, to)))
            .Where(pair => kinds.Length == 1 || pair.from != pair.to)
            .Select(pair => Obstacle.Between(context, [pair.from], pair.to, ports))
            .FirstOrDefault(obstacle => obstacle is not null);
    }

    private static (IReadOnlyList<(Protocol, ushort)> Ports, string Evidence) PortsOf(LintContext context, LintObject set, Endpoint member, Service headless)
    {
        ContainerPort[] peers = [.. member.Ports.Where(port => port.Name.Split('-').Any(word => Array.IndexOf(PeerWords, word) >= 0))];
        if (peers.Length > 0)
        {
            return ([.. peers.Select(port => (port.Protocol, port.Number))], $"its port `{peers[0].Name}`");
        }

        (Protocol, ushort)[] ports =
        [
            .. headless.Ports.Select(port => (port.Protocol, port.Port)),
            .. ServiceIndex.Of(context).Behind(headless.Name).Select(lead => (lead.Entry.Protocol, lead.Port)),
        ];
        string name = $".{headless.Name.Name}";
        return (
            [.. ports.Distinct()],
            context.Documents.Find("Service", set.Namespace, headless.Name.Name)?.Root["spec"u8]["publishNotReadyAddresses"u8].IsTrue == true
                ? $"`publishNotReadyAddresses` of Service `{headless.Name.Name}`"
                : Mentions(set.Root["spec"u8]["template"u8]["spec"u8], name) ? $"its own mention of `{name}`" : string.Empty);
    }

    private static bool Mentions(SyntaxNode node, string name)
    {
        if (node.IsScalar)
        {
            return node.Text.Contains(name, StringComparison.Ordinal);
        }

        foreach (SyntaxNode item in node.Items)
        {
            if (Mentions(item, name))
            {
                return true;
            }
        }

        foreach (SyntaxEntry entry in node.Entries)
        {
            if (Mentions(entry.Value, name))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record All(IReadOnlyList<Replicas> Sets);
}
