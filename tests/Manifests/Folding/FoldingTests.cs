using Ringfence.Core;

namespace Ringfence.Manifests.Tests;

/// <summary>Endpoint ids and folding: docs/semantics.md 5.14, 8.6, 8.7.</summary>
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
        spec: {replicas: 1, template: {metadata: {labels: {app: web, pod-template-hash: 5d}}}}
        """;

    private const string OldReplicaSet = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: web-4c
          namespace: shop
          ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true}]
        spec: {replicas: 0, template: {metadata: {labels: {app: web, pod-template-hash: 4c}}}}
        """;

    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-5d-x
          namespace: shop
          labels: {app: web}
          ownerReferences:
          - {apiVersion: v1, kind: ConfigMap, name: other, uid: u}
          - {apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: u, controller: true}
        """;

    private const string CronJob = """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report, namespace: shop}
        spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: report}}}}}}
        """;

    private const string Job = """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: report-1
          namespace: shop
          ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: report, uid: u, controller: true}]
        spec: {template: {metadata: {labels: {app: report}}}}
        """;

    private const string JobPod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: report-1-x
          namespace: shop
          ownerReferences: [{apiVersion: batch/v1, kind: Job, name: report-1, uid: u, controller: true}]
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
    public void Build_WorkloadScaledToZero_StillStandsForItsPods() =>
        Assert.Equal(["shop/Deployment/web"], Ids(Deployment.Replace("spec: {", "spec: {replicas: 0, ", StringComparison.Ordinal)));

    [Fact]
    public void Build_ReplicaSetOfAGivenDeployment_IsNoEndpoint() =>
        Assert.Equal(["shop/Deployment/web"], Ids(OldReplicaSet, Deployment, ReplicaSet));

    [Fact]
    public void Build_ReplicaSetsOfADeploymentThatIsNotGiven_StandForItButForTheScaledDown()
    {
        Endpoint endpoint = Assert.Single(Endpoints(ReplicaSet, OldReplicaSet));

        Assert.Equal("shop/ReplicaSet/web-5d", endpoint.Id.Value);
        Assert.Equal("shop/Deployment/web", endpoint.Workload.Value);
    }

    [Fact]
    public void Build_PodOfAChain_FoldsUnderTheTopMostOwner()
    {
        Endpoint endpoint = Assert.Single(Endpoints(Pod, ReplicaSet, Deployment));

        Assert.Equal("shop/web-5d-x", endpoint.Id.Value);
        Assert.Equal("shop/Deployment/web", endpoint.Workload.Value);
    }

    [Fact]
    public void Build_PodOfAReplicaSetThatNamesItsOwner_FoldsUnderThatOwner() =>
        Assert.Equal("shop/Deployment/web", Assert.Single(Endpoints(Pod, ReplicaSet)).Workload.Value);

    [Fact]
    public void Build_PodOfAnUnknownReplicaSet_FoldsUnderIt() =>
        Assert.Equal("shop/ReplicaSet/web-5d", Assert.Single(Endpoints(Pod)).Workload.Value);

    [Fact]
    public void Build_PodWhoseReplicaSetIsMissing_FoldsUnderTheDeploymentThatItsHashTells()
    {
        string hashed = Pod.Replace("{app: web}", "{app: web, pod-template-hash: 5d}", StringComparison.Ordinal);

        Endpoint endpoint = Assert.Single(Endpoints(Deployment, hashed));
        Assert.Equal("shop/Deployment/web", endpoint.Workload.Value);
    }

    [Fact]
    public void Build_PodWhoseReplicaSetIsMissingAndHasNoHash_FoldsUnderTheReplicaSet() =>
        Assert.Equal(["shop/ReplicaSet/web-5d", "shop/Deployment/web"], Endpoints(Deployment, Pod).Select(endpoint => endpoint.Workload.Value));

    [Fact]
    public void Build_PodOfAnotherNamespacesOwner_DoesNotClimbThere()
    {
        string elsewhere = ReplicaSet.Replace("namespace: shop", "namespace: attic", StringComparison.Ordinal);

        Assert.Equal("shop/ReplicaSet/web-5d", Endpoints(Pod, elsewhere)[0].Workload.Value);
    }

    [Fact]
    public void Build_PodOfAnOperatorsResource_FoldsUnderIt() =>
        Assert.Equal(
            "shop/Rollout/web-5d", Assert.Single(Endpoints(Pod.Replace("kind: ReplicaSet", "kind: Rollout", StringComparison.Ordinal))).Workload.Value);

    [Fact]
    public void Build_WorkloadOfAnOperatorsResource_StaysTheWorkload() =>
        Assert.Equal(
            "shop/ReplicaSet/web-5d",
            Endpoints(Pod, ReplicaSet.Replace("kind: Deployment", "kind: Rollout", StringComparison.Ordinal))[0].Workload.Value);

    [Fact]
    public void Build_StaticPod_StandsForItself()
    {
        Endpoint endpoint = Assert.Single(Endpoints("""
            apiVersion: v1
            kind: Pod
            metadata: {name: kube-apiserver-n1, ownerReferences: [{apiVersion: v1, kind: Node, name: n1, uid: u, controller: true}]}
            """));

        Assert.Equal(endpoint.Id, endpoint.Workload);
    }

    [Fact]
    public void Build_OwnersInARing_EndsSomewhere()
    {
        string ring = """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web-5d, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: u}]}
            spec: {template: {metadata: {labels: {app: web}}}}
            """;

        Assert.Equal("shop/ReplicaSet/web-5d", Assert.Single(Endpoints(Pod, ring)).Workload.Value);
    }

    [Fact]
    public void Build_JobOfAGivenCronJob_IsNoEndpoint() => Assert.Equal(["shop/CronJob/report"], Ids(CronJob, Job));

    [Fact]
    public void Build_PodOfAJob_FoldsUnderTheCronJob() =>
        Assert.Equal("shop/CronJob/report", Assert.Single(Endpoints(CronJob, Job, JobPod)).Workload.Value);

    [Fact]
    public void Build_CronJobWhosePodsHaveAllEnded_StandsForTheNext() =>
        Assert.Equal(["shop/report-1-x", "shop/CronJob/report"], Ids(CronJob, Job, JobPod + "\nstatus: {phase: Succeeded}"));

    [Fact]
    public void Build_JobThatIsDone_MakesNoMorePods()
    {
        string alone = Job.Replace("kind: CronJob", "kind: Workflow", StringComparison.Ordinal);

        Assert.Equal(["shop/report-1-x"], Ids(alone, JobPod + "\nstatus: {phase: Succeeded}"));
    }

    [Fact]
    public void Build_JobWithoutPods_HasTheNameLabelsThatTheServerAdds() =>
        Assert.Equal(
            "app=report,batch.kubernetes.io/job-name=report-1,job-name=report-1", Assert.Single(Endpoints(Job)).Labels.ToString());

    [Fact]
    public void Build_AnyOrderOfDocuments_FoldsAlike()
    {
        string[] documents = [Deployment, ReplicaSet, OldReplicaSet, Pod, CronJob, Job, JobPod];
        IEnumerable<Endpoint> expected = Endpoints(documents).OrderBy(endpoint => endpoint.Id);

        for (int seed = 0; seed < 50; seed++)
        {
            string[] shuffled = [.. documents];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, Endpoints(shuffled).OrderBy(endpoint => endpoint.Id));
        }
    }

    private static List<Endpoint> Endpoints(params string[] documents) =>
        [.. ClusterText.ReadClean(string.Join("\n---\n", documents)).Snapshot.Endpoints];

    private static IEnumerable<string> Ids(params string[] documents) => Endpoints(documents).Select(endpoint => endpoint.Id.Value);
}
