using System.Runtime.CompilerServices;
using System.Text;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;
using Ringfence.Testing;
using Spec = Ringfence.Reference;

namespace Ringfence.Agreement.Tests;

/// <summary>The product, end to end: manifests as text in, verdicts out.</summary>
internal sealed class Product
{
    /// <summary>Tests ask about the same manifests one after another: they are read once.</summary>
    private static readonly ConditionalWeakTable<RenderedCluster, ClusterManifests> AlreadyRead = [];

    private readonly ClusterSnapshot _snapshot;
    private readonly Evaluator _evaluator;
    private readonly RegionReader _reader;
    private readonly Dictionary<(EndpointId, Direction), AllowedRegion> _regions = [];

    private Product(ClusterSnapshot snapshot)
    {
        _snapshot = snapshot;
        _evaluator = new Evaluator(snapshot, EnforcementProfile.Default);
        _reader = new RegionReader(snapshot, EnforcementProfile.Default);
    }

    /// <summary>As <c>explain</c> answers: by the Evaluator.</summary>
    public static IReadOnlyList<SideVerdicts> Evaluate(Spec.Cluster cluster, RenderedCluster manifests, IReadOnlyList<Spec.Connection> connections)
    {
        Product product = Read(manifests);
        return [.. connections.Select(product.Ask).Select(asked => product._evaluator.Evaluate(asked)).Select(decision => Of(decision.Egress.Verdict, decision.Ingress.Verdict))];
    }

    /// <summary>As maps and rulesets answer: by the regions that the same policies fold to.</summary>
    public static IReadOnlyList<SideVerdicts> Regions(Spec.Cluster cluster, RenderedCluster manifests, IReadOnlyList<Spec.Connection> connections)
    {
        Product product = Read(manifests);
        return [.. connections.Select(product.Ask).Select(asked => Of(product.RegionVerdict(asked, Direction.Egress), product.RegionVerdict(asked, Direction.Ingress)))];
    }

    /// <summary>As the kernel answers: by the rulesets of the nodes; by the Evaluator where no packet shows it.</summary>
    public static IReadOnlyList<SideVerdicts> Rulesets(Spec.Cluster cluster, RenderedCluster manifests, IReadOnlyList<Spec.Connection> connections)
    {
        Product product = Read(manifests);
        RulesetSides nodes = new(product._snapshot);
        return
        [
            .. connections.Select(product.Ask).Select(asked => (Asked: asked, Decision: product._evaluator.Evaluate(asked))).Select(one => Of(
                nodes.Judge(one.Asked, Direction.Egress) ?? one.Decision.Egress.Verdict,
                nodes.Judge(one.Asked, Direction.Ingress) ?? one.Decision.Ingress.Verdict)),
        ];
    }

    /// <summary>How many sides of some connections are denied by a ruleset, and how many it lets through.</summary>
    public static (int Denied, int Allowed) CountByRulesets(RenderedCluster manifests, IReadOnlyList<Spec.Connection> connections)
    {
        Product product = Read(manifests);
        RulesetSides nodes = new(product._snapshot);
        List<Verdict> judged = [.. connections.Select(product.Ask).SelectMany(asked => new[] { nodes.Judge(asked, Direction.Egress), nodes.Judge(asked, Direction.Ingress) }).OfType<Verdict>()];
        return (judged.Count(verdict => verdict == Verdict.Deny), judged.Count(verdict => verdict == Verdict.Allow));
    }

    private static Product Read(RenderedCluster manifests) => new(AlreadyRead.GetValue(manifests, ReadSnapshot).Snapshot);

    private static ClusterManifests ReadSnapshot(RenderedCluster manifests)
    {
        DiagnosticSink sink = new();
        DocumentReader documents = new(new ReadLimits(), sink);
        ClusterManifests cluster = ClusterReader.Read(
            manifests.Files.SelectMany(file => documents.Read(file.Name, Encoding.UTF8.GetBytes(file.Text))), new ClusterReadOptions(), sink);
        IReadOnlyList<string> errors = [.. sink.Found.Where(found => found.Descriptor.Severity == DiagnosticSeverity.Error).Select(found => $"{found.Location}: {found.Message}")];
        return errors.Count == 0 && cluster.LeftOut.Count == 0 ? cluster : throw new ManifestsRefusedException(string.Join("; ", errors));
    }

    private Verdict RegionVerdict(Connection asked, Direction direction)
    {
        if (asked.SubjectOf(direction) is not Party.Pod(var subject))
        {
            return Verdict.Allow;
        }

        if (!_regions.TryGetValue((subject.Id, direction), out AllowedRegion? region))
        {
            _regions.Add((subject.Id, direction), region = AllowedRegion.Fold(_evaluator.ProgramOf(subject, direction)));
        }

        return _reader.Contains(region, subject, asked);
    }

    private Connection Ask(Spec.Connection asked) => new(
        End(asked.From),
        End(asked.To),
        asked.Family == Spec.IpFamily.V4 ? AddressFamily.IPv4 : AddressFamily.IPv6,
        Enum.Parse<Protocol>(asked.Protocol.ToString()),
        (ushort)asked.Port,
        new Via.Direct());

    private Party End(Spec.Endpoint end) => end switch
    {
        Spec.Endpoint.OfAddress(var text) => Address.TryParse(text, out Address address) ? new Party.External(Cidr.Of(address)) : throw new ArgumentOutOfRangeException(nameof(end)),
        Spec.Endpoint.OfNode(var name) => new Party.Node(_snapshot.FindNode(new NodeName(name)) ?? throw new ManifestsRefusedException($"no node {name} was read")),
        _ => new Party.Pod(_snapshot.FindEndpoint(new EndpointId(Endpoints.IdOf(end))) ?? throw new ManifestsRefusedException($"no endpoint {Endpoints.IdOf(end)} was read")),
    };

    private static SideVerdicts Of(Verdict egress, Verdict ingress) => new(Of(egress), Of(ingress));

    private static Spec.Verdict Of(Verdict verdict) => verdict == Verdict.Allow ? Spec.Verdict.Allow : Spec.Verdict.Deny;
}
