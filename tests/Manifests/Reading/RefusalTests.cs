using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests.Tests;

/// <summary>What is refused, left out, warned of or skipped, each at its place: docs/semantics.md 8.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("metadata: {name: a, lables: {}}", "3:21 RF1501 unknown field `metadata.lables`; did you mean `labels`?", "unknown field \"metadata.lables\"")]
    [InlineData("metadata: {name: a, name: b}", "3:21 RF1502 field `metadata.name` is given twice", "duplicate field \"metadata.name\"")]
    [InlineData("metadata: {name: a, labels: {x: y1, x: z}}", "3:37 RF1502 field `metadata.labels.x` is given twice", "duplicate field \"metadata.labels.x\"")]
    [InlineData("metadata: {name: a, labels: {x: yes}}", "3:33 RF1503 `metadata.labels.x` must be a string, not a boolean", null)]
    [InlineData("metadata: {name: a, labels: {x: 1}}", "3:33 RF1503 `metadata.labels.x` must be a string, not a number", null)]
    [InlineData("metadata: {name: a, labels: [x]}", "3:29 RF1503 `metadata.labels` must be a mapping, not a list", null)]
    [InlineData("metadata: {name: a, annotations: {x: 1}}", "3:38 RF1503 `metadata.annotations.x` must be a string, not a number", null)]
    [InlineData("metadata: [a]", "3:11 RF1503 `metadata` must be a mapping, not a list", null)]
    [InlineData("metadata: {namespace: b}", "3:11 RF1504 this Pod has no name", null)]
    [InlineData("metadata: {name: a_b}", "3:18 RF1505 `a_b` is not a name that a Pod can have", "metadata.name: Invalid value: \"a_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [InlineData("metadata: {name: a, namespace: b.c}", "3:32 RF1505 `b.c` is not a name that a Namespace can have", "metadata.namespace: Invalid value: \"b.c\": must not contain dots")]
    [InlineData("metadata: {name: a, labels: {/x: y1}}", "3:30 RF1514 `/x` is not a label key", "metadata.labels: Invalid value: \"/x\": prefix part must be non-empty")]
    [InlineData("metadata: {name: a}\nstatsu: {}", "4:1 RF1501 unknown field `statsu`; did you mean `status`?", "unknown field \"statsu\"")]
    [InlineData("metadata: {name: a}\nspec: {containers: [{ports: [{name: http}]}]}", "4:30 RF1507 `containerPort` is missing", null)]
    [InlineData("metadata: {name: a}\nspec: {containers: [{ports: [{containerPort: 65536}]}]}", "4:46 RF1506 `65536` is not a port between 1 and 65535", null)]
    [InlineData("metadata: {name: a}\nspec: {containers: [{ports: [{containerPort: '80'}]}]}", "4:46 RF1503 `spec.containers[0].ports[0].containerPort` must be a number, not a string", null)]
    [InlineData("metadata: {name: a}\nspec: {containers: [{ports: [{containerPort: 80, protocol: tcp}]}]}", "4:60 RF1506 `tcp` is not one of `TCP`, `UDP`, `SCTP`", null)]
    [InlineData("metadata: {name: a}\nspec: {containers: [{ports: [{containerprt: 80, containerPort: 80}]}]}", "4:31 RF1501 unknown field `spec.containers[0].ports[0].containerprt`; did you mean `containerPort`?", "unknown field \"spec.containers[0].ports[0].containerprt\"")]
    [InlineData("metadata: {name: a}\nspec: {hostNetwork: 'true'}", "4:21 RF1503 `spec.hostNetwork` must be a boolean, not a string", null)]
    [InlineData("metadata: {name: a}\nspec: {nodeName: 5}", "4:18 RF1503 `spec.nodeName` must be a string, not a number", null)]
    public void Add_PodThatIsRefused_IsLeftOutWithAPlace(string rest, string line, string? apiServer)
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read($"apiVersion: v1\nkind: Pod\n{rest}");

        Assert.Equal(line, ClusterText.Line(found[0]));
        Assert.Equal(apiServer, found[0].ApiServer);
        Assert.Equal("Pod", found[0].Object!.Kind);
        Assert.Empty(cluster.Snapshot.Endpoints);
        Assert.Equal("cluster.yaml:1:1", Assert.Single(cluster.LeftOut).Place.ToString());
    }

    [Fact]
    public void Add_SeveralFaultsOfOneObject_AreAllReported()
    {
        (_, IReadOnlyList<Diagnostic> found) = ClusterText.Read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: A, labels: {x: 'a b', ok: yes}}
            """);

        Assert.Equal(["RF1505", "RF1503", "RF1514"], found.Select(diagnostic => diagnostic.Descriptor.Code));
    }

    [Fact]
    public void Add_InvalidLabelsOfTwoObjects_AreReportedForBoth()
    {
        (_, IReadOnlyList<Diagnostic> found) = ClusterText.Read("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {x: 'a b'}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b, labels: {x: 'a b'}}}
            """);

        Assert.Equal(["a", "b"], found.Select(diagnostic => diagnostic.Object!.Name));
    }

    [Fact]
    public void Add_InvalidLabelOfATemplate_IsNamedAsTheServerNamesIt()
    {
        (_, IReadOnlyList<Diagnostic> found) = ClusterText.Read(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {metadata: {labels: {x: -y}}}}}");

        Assert.Equal("spec.template.labels", Assert.Single(found).Path);
    }

    [Theory]
    [InlineData("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {}}", "RF1507 `spec.template` is missing")]
    [InlineData("{apiVersion: batch/v1, kind: Job, metadata: {name: a}}", "RF1507 `spec.template` is missing")]
    [InlineData("{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {jobTemplate: {}}}", "RF1507 `spec.jobTemplate.spec.template` is missing")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: Loadbalancer}}", "RF1506 `Loadbalancer` is not one of `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{targetPort: 80}]}}", "RF1507 `port` is missing")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80, targetPort: 70000}]}}", "RF1506 `70000` is not a port between 1 and 65535")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {a: 1}}}", "RF1503 `spec.selector.a` must be a string, not a number")]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: a.b}}", "RF1505 `a.b` is not a name that a Namespace can have")]
    [InlineData("{apiVersion: apps/v1, kind: deployment, metadata: {name: a}}", "RF1508 there is no kind `deployment` in `apps/v1`")]
    [InlineData("{apiVersion: v1, kind: Deployment, metadata: {name: a}}", "RF1508 there is no kind `Deployment` in `v1`")]
    [InlineData("{apiVersion: apps/v2, kind: Deployment, metadata: {name: a}}", "RF1508 there is no kind `Deployment` in `apps/v2`")]
    [InlineData("{apiVersion: app/v1, kind: Deployment, metadata: {name: a}}", "RF1508 there is no kind `Deployment` in `app/v1`")]
    [InlineData("{apiVersion: extensions/v1beta1, kind: NetworkPolicy, metadata: {name: a}}", "RF2005 `extensions/v1beta1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("{apiVersion: networking.k8s.io/v1, kind: Networkpolicy, metadata: {name: a}}", "RF2006 `Networkpolicy` is not a kind of `networking.k8s.io/v1`; NetworkPolicy is")]
    [InlineData("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {policyTypes: [ingress]}}", "RF2115")]
    [InlineData("{kind: Pod, metadata: {name: a}}", "RF1511 this document has no `apiVersion`, so it is no Kubernetes object")]
    [InlineData("{apiVersion: v1, metadata: {name: a}}", "RF1511 this document has no `kind`, so it is no Kubernetes object")]
    [InlineData("replicas: 3", "RF1511 this document has no `apiVersion` and no `kind`, so it is no Kubernetes object")]
    [InlineData("[1, 2]", "RF1511 this document has no `apiVersion` and no `kind`, so it is no Kubernetes object")]
    public void Add_ObjectThatIsRefused_IsLeftOut(string yaml, string expected)
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read(yaml);

        string line = ClusterText.Line(Assert.Single(found));
        Assert.Contains(expected.StartsWith("RF2115", StringComparison.Ordinal) ? " RF2" : expected, line, StringComparison.Ordinal);
        Assert.Single(cluster.LeftOut);
        Assert.Empty(cluster.Snapshot.Endpoints);
        Assert.Empty(cluster.Policies);
    }

    [Theory]
    [InlineData("apps/v1beta1", "Deployment", "apps/v1", "1.16")]
    [InlineData("extensions/v1beta1", "Deployment", "apps/v1", "1.16")]
    [InlineData("batch/v1beta1", "CronJob", "batch/v1", "1.25")]
    public void Add_VersionOfOld_IsReadWithAWarning(string apiVersion, string kind, string now, string release)
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read($$"""
            apiVersion: {{apiVersion}}
            kind: {{kind}}
            metadata: {name: a}
            spec:
              template: {}
              jobTemplate:
                spec:
                  template: {}
            """);

        Assert.Equal(
            $"2:7 RF1509 `{apiVersion}` of `{kind}` was removed in Kubernetes {release}; it is read as `{now}`", ClusterText.Line(Assert.Single(found)));
        Assert.Single(cluster.Snapshot.Endpoints);
        Assert.Empty(cluster.LeftOut);
    }

    [Fact]
    public void Add_SameObjectAgain_TheLastCountsWithAWarningThatNamesBoth()
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read(
            new ClusterReadOptions(),
            InputOrigin.Named,
            ("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {from: first}}"),
            ("b.yaml", "# again\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: default, labels: {from: last}}"));

        Diagnostic warning = Assert.Single(found);
        Assert.Equal("b.yaml:3:7", warning.Location.ToString());
        Assert.Equal("Pod `default/a` replaces the one at a.yaml:1:1", warning.Message);
        Assert.Equal("from=last", Assert.Single(cluster.Snapshot.Endpoints).Labels.ToString());
    }

    [Fact]
    public void Add_SamePolicyAgain_TheLastCountsWithAWarningThatNamesBoth()
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read("""
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {policyTypes: [Egress]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {policyTypes: [Ingress]}}
            """);

        Assert.Equal("NetworkPolicy `default/p` replaces the one at cluster.yaml:1:1", Assert.Single(found).Message);
        Policy policy = Assert.Single(Assert.Single(cluster.Snapshot.Tiers).Policies);
        Assert.Equal((Isolation.DefaultDeny, DirectionRules.Silent), (policy.Ingress.Isolation, policy.Egress));
    }

    [Fact]
    public void Add_RefusedObjectAfterAGoodOne_LeavesTheGoodOne()
    {
        (ClusterManifests cluster, _) = ClusterText.Read("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {from: first}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {from: 2}}}
            """);

        Assert.Equal("from=first", Assert.Single(cluster.Snapshot.Endpoints).Labels.ToString());
        Assert.Single(cluster.LeftOut);
    }

    [Fact]
    public void Add_ObjectsOfOneGenerateName_AreDifferentObjects()
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            {apiVersion: v1, kind: Pod, metadata: {generateName: a-}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {generateName: a-}}
            """);

        Assert.Equal(["default/a-*", "default/a-*2"], cluster.Snapshot.Endpoints.Select(endpoint => endpoint.Id.Value));
    }

    [Fact]
    public void Add_InADirectory_SkipsWhatIsNoObjectAndCountsIt()
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read(
            new ClusterReadOptions(),
            InputOrigin.Found,
            ("values.yaml", "replicas: 3"),
            ("Chart.yaml", "{apiVersion: v2, name: chart}"),
            ("list.yaml", "[1]"),
            ("lost.yaml", "{kind: Pod, metadata: {name: a}}"));

        Assert.Equal(3, cluster.SkippedDocuments);
        Assert.Equal("RF1511", Assert.Single(found).Descriptor.Code);
    }

    [Fact]
    public void Add_KindsThatPlayNoPart_AreCounted()
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, surprise: 1}
            ---
            {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}}
            ---
            {apiVersion: cilium.io/v2, kind: CiliumEndpoint, metadata: {name: a}}
            ---
            {apiVersion: projectcalico.org/v3, kind: StagedNetworkPolicy, metadata: {name: a}}
            """);

        Assert.Equal(
            [
                new IgnoredKind("v1", "ConfigMap", 2),
                new IgnoredKind("serving.knative.dev/v1", "Service", 1),
                new IgnoredKind("networking.k8s.io/v1", "Ingress", 1),
                new IgnoredKind("cilium.io/v2", "CiliumEndpoint", 1),
                new IgnoredKind("projectcalico.org/v3", "StagedNetworkPolicy", 1),
            ],
            cluster.IgnoredKinds);
        Assert.Empty(cluster.Snapshot.Services);
    }

    [Theory]
    [InlineData("projectcalico.org/v3", "NetworkPolicy")]
    [InlineData("crd.projectcalico.org/v1", "GlobalNetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumClusterwideNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy")]
    public void Build_PoliciesOfOtherLanguages_AreNeverSilent(string apiVersion, string kind)
    {
        string policy = $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: p}}}}";

        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read($"{policy}\n---\n{policy}");

        Diagnostic warning = Assert.Single(found);
        Assert.Equal($"`{kind}` of `{apiVersion}` is not evaluated: 2 objects are left out of every answer", warning.Message);
        Assert.Equal(1, warning.Location.Position.Line);
        ForeignPolicyKind foreign = Assert.Single(cluster.ForeignPolicies);
        Assert.Equal((apiVersion, kind, 2), (foreign.ApiVersion, foreign.Kind, foreign.Count));
    }

    [Fact]
    public void Add_StatusAddressThatIsNone_IsIgnoredWithAWarning()
    {
        (ClusterManifests cluster, IReadOnlyList<Diagnostic> found) = ClusterText.Read(
            "{apiVersion: v1, kind: Pod, metadata: {name: a}, status: {podIPs: [{ip: 10.0.0.300}, {ip: 10.0.0.3}]}}");

        Assert.Equal("1:73 RF1513 `10.0.0.300` is not an address; it is ignored", ClusterText.Line(Assert.Single(found)));
        Assert.Equal("10.0.0.3/32", Assert.Single(Assert.Single(cluster.Snapshot.Endpoints).Addresses.Possible.ToCidrs()).ToString());
    }
}
