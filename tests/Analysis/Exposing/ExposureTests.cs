using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What is open, in clusters small enough to be worked out by hand from docs/semantics.md.</summary>
public sealed class ExposureTests
{
    // Every policy here governs ingress only, so the way out is open (semantics.md 2.1, 5.1).
    private static readonly string[] OpenOut = ["egress 0.0.0.0/0: all", "egress ::/0: all", "egress cluster: all"];

    /// <summary>semantics.md 5.1: a pod that no policy selects may exchange everything with everybody.</summary>
    [Fact]
    public void Of_APodWithoutPolicies_IsOpenToAll()
    {
        ExposureAnalysis analysis = ExposureScene.Analyse("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: a}\nspec: {containers: [{name: x, image: x}]}\n");

        Assert.Equal(
            ["ingress 0.0.0.0/0: all", "ingress ::/0: all", "egress 0.0.0.0/0: all", "egress ::/0: all", "ingress cluster: all", "egress cluster: all"],
            analysis.Exposures.Select(ExposureScene.Line));
        Assert.Equal([Direction.Ingress, Direction.Egress], analysis.Unprotected.Select(one => one.Direction));
    }

    [Theory]
    //// 5.2 and 5.3: no peers is everybody, addresses too; every pod of every namespace is the cluster and no address.
    [InlineData("ingress: [{}]", "ingress 0.0.0.0/0: all|ingress ::/0: all|ingress cluster: all")]
    [InlineData("ingress: [{ports: [{port: 80}]}]", "ingress 0.0.0.0/0: TCP 80|ingress ::/0: TCP 80|ingress cluster: TCP 80")]
    [InlineData("ingress: [{from: [{namespaceSelector: {}}]}]", "ingress cluster: all")]
    [InlineData("ingress: []", "")]
    //// 5.3: selectors; a podSelector alone means the policy's own namespace.
    [InlineData("ingress: [{from: [{podSelector: {}}]}]", "ingress [kubernetes.io/metadata.name=a] []: all")]
    [InlineData("ingress: [{from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: 80}]}]", "ingress [kubernetes.io/metadata.name=a] [app=x]: TCP 80")]
    [InlineData("ingress: [{from: [{namespaceSelector: {matchLabels: {team: x}}, podSelector: {matchLabels: {app: x}}}]}]", "ingress [team=x] [app=x]: all")]
    [InlineData("ingress: [{from: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [bad]}]}}]}]", "ingress [] [app notin (bad)]: all")]
    //// 5.3: except is a hole; every address is in one block at most.
    [InlineData("ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/30, except: [10.0.0.1/32]}}], ports: [{port: 80}]}]", "ingress 10.0.0.0/32: TCP 80|ingress 10.0.0.2/31: TCP 80")]
    [InlineData("ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/9}}, {ipBlock: {cidr: 10.128.0.0/9}}]}]", "ingress 10.0.0.0/8: all")]
    [InlineData("ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80}]}, {from: [{ipBlock: {cidr: 10.0.0.0/9}}], ports: [{port: 81}]}]", "ingress 10.0.0.0/9: TCP 80-81|ingress 10.128.0.0/9: TCP 80")]
    //// 5.5: on the way in, names are looked up on the pod itself, and a name that leads nowhere matches nothing.
    [InlineData("ingress: [{from: [{namespaceSelector: {}}], ports: [{port: http}]}]", "ingress cluster: TCP 8080")]
    [InlineData("ingress: [{from: [{namespaceSelector: {}}], ports: [{port: none}]}]", "")]
    public void Of_Ingress_IsWhatTheRulesLeaveOpen(string spec, string expected)
    {
        string[] open = [.. expected.Split('|', StringSplitOptions.RemoveEmptyEntries)];

        Assert.Equal(open.Concat(OpenOut).Order(StringComparer.Ordinal), ExposureScene.Exposures(spec).Order(StringComparer.Ordinal));
    }

    /// <summary>semantics.md 5.5: on the way out, names are looked up on each peer, which is not known; addresses have no names.</summary>
    [Fact]
    public void Of_EgressByName_KeepsTheName() => Assert.Equal(
        ["egress 0.0.0.0/0: UDP 53", "egress ::/0: UDP 53", "egress cluster: UDP 53 +TCP web", "egress [kubernetes.io/metadata.name=a] [app=db]: UDP 53 +TCP db +TCP web"],
        ExposureScene.Exposures(
            """
            policyTypes: [Egress]
            egress:
            - ports: [{port: 53, protocol: UDP}, {port: web}]
            - to: [{podSelector: {matchLabels: {app: db}}}]
              ports: [{port: db}]
            """).Where(line => line.StartsWith("egress", StringComparison.Ordinal)));

    [Theory]
    //// What the cluster may, those pods may too: they are named only where they may more.
    [InlineData("ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 80}]}]", "")]
    [InlineData("ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {}}], ports: [{port: 81}]}]", "ingress [kubernetes.io/metadata.name=a] []: TCP 80-81")]
    //// Likewise what pods with fewer labels may.
    [InlineData("ingress: [{from: [{podSelector: {}}, {podSelector: {matchLabels: {app: x}}}]}]", "ingress [kubernetes.io/metadata.name=a] []: all")]
    [InlineData("ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: 81}]}]", "ingress [kubernetes.io/metadata.name=a] []: TCP 80|ingress [kubernetes.io/metadata.name=a] [app=x]: TCP 80-81")]
    //// The own namespace said in two ways.
    [InlineData("ingress: [{from: [{podSelector: {}}, {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}}]}]", "ingress [kubernetes.io/metadata.name=a] []: all")]
    public void Of_PeersCoveredByWiderOnes_AreNotRepeated(string spec, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), ExposureScene.Exposures(spec).Where(line => line.StartsWith("ingress [", StringComparison.Ordinal)));

    [Theory]
    //// 4.1: requirements that contradict each other are legal and match nothing.
    [InlineData("ingress: [{from: [{podSelector: {matchLabels: {app: x}, matchExpressions: [{key: app, operator: DoesNotExist}]}}]}]")]
    [InlineData("ingress: [{from: [{podSelector: {matchLabels: {app: x}, matchExpressions: [{key: app, operator: NotIn, values: [x]}]}}]}]")]
    //// 4.3: the name label is the namespace's name, and the labels of a namespace of the input are known.
    [InlineData("ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a, team: other}}}]}]")]
    [InlineData("ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}}]}]")]
    public void Of_SelectorsThatNoPodCanMatch_AreLeftOut(string spec) => Assert.Equal(OpenOut, ExposureScene.Exposures(spec));

    [Theory]
    [InlineData("[{key: app, operator: In, values: [x, z]}, {key: app, operator: NotIn, values: [x]}]")]
    [InlineData("[{key: app, operator: Exists}]")]
    [InlineData("[{key: app, operator: Exists}, {key: app, operator: NotIn, values: [x]}]")]
    [InlineData("[{key: app, operator: DoesNotExist}]")]
    public void Of_SelectorsThatSomePodCanMatch_AreKept(string expressions) =>
        Assert.Single(ExposureScene.Exposures($"ingress: [{{from: [{{podSelector: {{matchExpressions: {expressions}}}}}]}}]"), line => line.StartsWith("ingress [", StringComparison.Ordinal));

    /// <summary>The internet comes first, then the cluster, pods of any namespace, of labelled ones, private addresses, named namespaces.</summary>
    [Fact]
    public void Of_AllKinds_IsRanked() => Assert.Equal(
        ["ingress 203.0.113.0/24: TCP 1", "ingress cluster: TCP 2", "ingress [] [app=x]: TCP 2-3", "ingress [team=x] []: TCP 2,4", "ingress 10.0.0.0/8: TCP 5", "ingress fd00::/8: TCP 5", "ingress [kubernetes.io/metadata.name=a] []: TCP 2,6"],
        ExposureScene.Exposures(
            """
            ingress:
            - {from: [{podSelector: {}}], ports: [{port: 6}]}
            - {from: [{ipBlock: {cidr: 10.0.0.0/8}}, {ipBlock: {cidr: "fd00::/8"}}], ports: [{port: 5}]}
            - {from: [{namespaceSelector: {matchLabels: {team: x}}}], ports: [{port: 4}]}
            - {from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}], ports: [{port: 3}]}
            - {from: [{namespaceSelector: {}}], ports: [{port: 2}]}
            - {from: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 1}]}
            """).Where(line => line.StartsWith("ingress", StringComparison.Ordinal)));

    [Theory]
    [InlineData("10.1.0.0/16", ExposureRank.PrivateAddresses)]
    [InlineData("100.64.0.0/10", ExposureRank.PrivateAddresses)]
    [InlineData("169.254.169.254/32", ExposureRank.PrivateAddresses)]
    [InlineData("172.31.0.0/16", ExposureRank.PrivateAddresses)]
    [InlineData("fe80::/64", ExposureRank.PrivateAddresses)]
    [InlineData("172.0.0.0/8", ExposureRank.Internet)]
    [InlineData("172.32.0.0/16", ExposureRank.Internet)]
    [InlineData("8.8.8.8/32", ExposureRank.Internet)]
    [InlineData("2000::/3", ExposureRank.Internet)]
    public void Rank_OfAddresses_IsTheInternetWhereSomeArePublic(string block, ExposureRank rank)
    {
        Exposure[] found = [.. ExposureScene.Analyse(
            $$$"""
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a}, spec: {containers: [{name: x, image: x}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: a}, spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "{{{block}}}"}}]}]}}
            """).Exposures.Where(one => one.Direction == Direction.Ingress)];

        Assert.Equal([rank], found.Select(one => one.Rank));
    }

    /// <summary>semantics.md 5.14: a workload stands for its pods; of replicas that differ, what some leave open is open.</summary>
    [Fact]
    public void Of_ReplicasThatDiffer_IsWhatSomeLeaveOpen()
    {
        const string yaml =
            """
            {apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: a, labels: {canary: "yes"}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u}]}, spec: {containers: [{name: x, image: x}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web-2, namespace: a, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u}]}, spec: {containers: [{name: x, image: x}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: a}, spec: {podSelector: {matchLabels: {canary: "yes"}}, policyTypes: [Ingress, Egress]}}
            """;

        Assert.Equal(6, ExposureScene.Analyse(yaml).Exposures.Count);
        Assert.Equal(2, ExposureScene.Analyse(yaml).Unprotected.Count);
        Assert.All(ExposureScene.Analyse(yaml, MapGrain.Pod).Exposures, one => Assert.Equal("a/web-2", one.Endpoint.Id));
    }
}
