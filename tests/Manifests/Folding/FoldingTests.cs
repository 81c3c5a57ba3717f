using Ringfence.Core;

namespace Ringfence.Manifests.Tests;

/// <summary>Endpoint ids and folding: contracts.md, endpoint ids; docs/semantics.md 5.14.</summary>
public sealed class FoldingTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {metadata: {labels: {app: web}}}}
        """;

    private const string ReplicaSet = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: web-5d
          namespace: shop
          ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true}]
        spec: {template: {metadata: {labels: {app: web, pod-template-hash: 5d}}}}
        """;

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-5d-x
          namespace: shop
          labels: {app: web}
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: u, controller: true}]
        """;

    [Fact]
    public void Build_WorkloadWithoutPods_IsOneEndpointFromItsTemplate()
    {
        Endpoint endpoint = Assert.Single(Endpoints(Deployment));

        Assert.Equal("shop/Deployment/web", endpoint.Id.Value);
        Assert.Equal(EndpointKind.Workload, endpoint.Kind);
        Assert.Equal("app=web", endpoint.Labels.ToString());
        Assert.Equal(endpoint.Id, endpoint.Workload);
        Assert.Null(endpoint.Node);
        Assert.Equal(EndpointAddresses.Unknown, endpoint.Addresses);
    }

    [Fact]
    public void Build_ReplicaSetOfAGivenDeployment_IsNoEndpoint() =>
        Assert.Equal(["shop/Deployment/web"], Ids(Deployment, ReplicaSet));

    [Fact]
    public void Build_PodOfAChain_FoldsUnderTheTopMostOwner()
    {
        Endpoint endpoint = Assert.Single(Endpoints(Deployment, ReplicaSet, Pod));

        Assert.Equal("shop/web-5d-x", endpoint.Id.Value);
        Assert.Equal("shop/Deployment/web", endpoint.Workload.Value);
    }

    [Fact]
    public void Build_PodOfAnUnknownReplicaSet_FoldsUnderIt()
    {
        Endpoint endpoint = Assert.Single(Endpoints(Pod));

        Assert.Equal("shop/ReplicaSet/web-5d", endpoint.Workload.Value);
    }

    private static List<Endpoint> Endpoints(params string[] documents) =>
        [.. ClusterText.ReadClean(string.Join("\n---\n", documents)).Snapshot.Endpoints];

    private static IEnumerable<string> Ids(params string[] documents) => Endpoints(documents).Select(endpoint => endpoint.Id.Value);
}
