using System.Text;
using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Analysis.Tests;

/// <summary>A cluster written by hand: a pod <c>a/web</c> with <c>app: web</c> and a port named http, and what policies leave open of it.</summary>
internal static class ExposureScene
{
    private const string Pod =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: a, labels: {team: shop}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: a, labels: {app: web}}
        spec: {containers: [{name: main, image: x, ports: [{name: http, containerPort: 8080}]}]}
        ---

        """;

    private const string Policy =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p, namespace: a}
        spec:
          podSelector: {matchLabels: {app: web}}

        """;

    /// <summary>The exposures of the pod under a policy for it whose spec goes on like this, each as one line.</summary>
    public static IEnumerable<string> Exposures(string spec) =>
        Analyse($"{Pod}{Policy}{string.Concat(spec.Split('\n').Select(line => $"  {line}\n"))}").Exposures.Select(Line);

    /// <summary>What is open in manifests.</summary>
    public static ExposureAnalysis Analyse(string yaml, MapGrain grain = MapGrain.Workload)
    {
        DiagnosticSink sink = new();
        ClusterManifests read = ClusterReader.Read(new DocumentReader(new ReadLimits(), sink).Read("x.yaml", Encoding.UTF8.GetBytes(yaml)), new ClusterReadOptions(), sink);
        Assert.Empty(read.LeftOut);
        return ExposureAnalysis.Of(ConnectivityMap.Of(read.Snapshot, EnforcementProfile.Default, grain), read.Snapshot, EnforcementProfile.Default);
    }

    /// <summary><c>ingress 10.0.0.0/8: TCP 80</c>, <c>egress cluster: all</c>, <c>ingress [team=x] [app=y]: TCP 80 +TCP http</c>.</summary>
    public static string Line(Exposure exposure)
    {
        string peer = exposure.Peer switch
        {
            ExposedPeer.Addresses(var block) => block.ToString(),
            ExposedPeer.EntireCluster => "cluster",
            ExposedPeer.Pods(var spaces, var labels) => $"[{string.Join(',', spaces.Requirements)}] [{string.Join(',', labels.Requirements)}]",
            _ => throw new ArgumentOutOfRangeException(nameof(exposure)),
        };
        string names = string.Concat(exposure.Names.Select(name => $" +{name.Protocol.ToName()} {name.Name}"));
        return $"{(exposure.Direction == Direction.Ingress ? "ingress" : "egress")} {peer}: {exposure.Ports}{names}";
    }
}
