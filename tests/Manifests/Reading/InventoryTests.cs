using Ringfence.Core;

namespace Ringfence.Manifests.Tests;

/// <summary>What is read of each kind: docs/semantics.md 4.3, 4.4, 5.5, 5.8, 5.10, 5.11.</summary>
public sealed class InventoryTests
{
    [Fact]
    public void Build_Pod_IsReadInFull()
    {
        Endpoint pod = Pod("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web, empty: null}}
            spec:
              nodeName: n1
              hostNetwork: yes
              containers:
              - {name: a, ports: [{name: http, containerPort: 8080}, {containerPort: 9, protocol: SCTP}]}
              - {name: b, ports: [{name: dns, containerPort: 0x35, protocol: UDP}]}
              initContainers:
              - {name: i, ports: [{name: once, containerPort: 1}]}
              - {name: s, restartPolicy: Always, ports: [{name: proxy, containerPort: 15001}]}
            status: {phase: Running, podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: "2001:db8::1"}]}
            """);

        Assert.Equal("shop/web", pod.Id.Value);
        Assert.Equal(EndpointKind.Pod, pod.Kind);
        Assert.Equal("app=web,empty=", pod.Labels.ToString());
        Assert.Equal(new NodeName("n1"), pod.Node);
        Assert.Equal(PodNetwork.Host, pod.Network);
        Assert.Equal(PodPhase.Live, pod.Phase);
        Assert.Equal(AddressKnowledge.Exact, pod.Addresses.Knowledge);
        Assert.Equal(["10.0.0.1/32", "2001:db8::1/128"], pod.Addresses.Possible.ToCidrs().Select(block => block.ToString()));
        Assert.Equal(
            [
                new ContainerPort("http", Protocol.Tcp, 8080, ContainerKind.Regular),
                new ContainerPort("dns", Protocol.Udp, 53, ContainerKind.Regular),
                new ContainerPort("proxy", Protocol.Tcp, 15001, ContainerKind.Sidecar),
            ],
            pod.Ports);
    }

    [Theory]
    [InlineData("Pending", PodPhase.Live)]
    [InlineData("Unknown", PodPhase.Live)]
    [InlineData("Succeeded", PodPhase.Finished)]
    [InlineData("Failed", PodPhase.Finished)]
    public void Build_PodPhase_TellsWhetherItLives(string phase, PodPhase expected) =>
        Assert.Equal(expected, Pod($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"status":{"phase":"{{{phase}}}"}}""").Phase);

    [Fact]
    public void Build_TerminatingPod_IsAlive() =>
        Assert.Equal(
            PodPhase.Live,
            Pod("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"phase":"Running"}}""").Phase);

    [Fact]
    public void Build_PodWithoutAddress_LiesInThePodRangesWhenTheyAreTold()
    {
        ClusterReadOptions options = new() { PodRanges = [Block("10.8.0.0/16"), Block("2001:db8::/64")] };
        (ClusterManifests cluster, _) = ClusterText.Read(
            options, InputOrigin.Named, ("a.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}, status: {podIP: ''}}"));

        EndpointAddresses addresses = Assert.Single(cluster.Snapshot.Endpoints).Addresses;

        Assert.Equal(EndpointAddresses.SomewhereIn(AddressSet.Of(Block("10.8.0.0/16"), Block("2001:db8::/64"))), addresses);
    }

    [Fact]
    public void Build_ObjectsWithoutNamespace_GoToTheDefaultOne()
    {
        ClusterReadOptions options = new() { DefaultNamespace = new NamespaceName("team") };
        (ClusterManifests cluster, _) = ClusterText.Read(
            options,
            InputOrigin.Named,
            ("a.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}}"));

        Assert.Equal("team/a", Assert.Single(cluster.Snapshot.Endpoints).Id.Value);
        Assert.Equal("team/p", Assert.Single(cluster.Policies).Policy.Ref.ToString());
    }

    [Fact]
    public void Build_Namespace_AlwaysHasItsNameLabel()
    {
        ClusterManifests cluster = ClusterText.ReadClean(
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a, kubernetes.io/metadata.name: wrong}}}");

        ClusterNamespace space = Assert.Single(cluster.Snapshot.Namespaces);
        Assert.Equal("kubernetes.io/metadata.name=shop,team=a", space.Labels.ToString());
        Assert.Equal(Provenance.Given, space.Provenance);
    }

    [Fact]
    public void Build_NamespacesThatAreUsedAndNotGiven_AreAssumed()
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            {apiVersion: v1, kind: Namespace, metadata: {name: given}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: given}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: of-pod}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: of-policy}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: s, namespace: of-service}}
            """);

        Assert.Equal(
            ["given Given", "of-pod Assumed", "of-policy Assumed", "of-service Assumed"],
            cluster.Snapshot.Namespaces.Select(space => $"{space.Name} {space.Provenance}").Order(StringComparer.Ordinal));
        Assert.Equal(
            "kubernetes.io/metadata.name=of-pod", cluster.Snapshot.FindNamespace(new NamespaceName("of-pod"))!.Labels.ToString());
    }

    [Theory]
    [InlineData("Deployment", "apps/v1")]
    [InlineData("StatefulSet", "apps/v1")]
    [InlineData("DaemonSet", "apps/v1")]
    [InlineData("ReplicaSet", "apps/v1")]
    [InlineData("ReplicationController", "v1")]
    public void Build_EachWorkload_IsReadFromItsTemplate(string kind, string apiVersion)
    {
        Endpoint endpoint = Pod($$$"""
            apiVersion: {{{apiVersion}}}
            kind: {{{kind}}}
            metadata: {name: w, labels: {of: the-workload}}
            spec:
              template:
                metadata: {labels: {of: the-pods}}
                spec: {hostNetwork: true, containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}
            """);

        Assert.Equal($"default/{kind}/w", endpoint.Id.Value);
        Assert.Equal("of=the-pods", endpoint.Labels.ToString());
        Assert.Equal(PodNetwork.Host, endpoint.Network);
        Assert.Equal([new ContainerPort("http", Protocol.Tcp, 80, ContainerKind.Regular)], endpoint.Ports);
    }

    [Fact]
    public void Build_CronJob_IsReadFromTheTemplateOfItsJobs()
    {
        Endpoint endpoint = Pod("""
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: c}
            spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: c}}, spec: {containers: []}}}}}
            """);

        Assert.Equal(("default/CronJob/c", "app=c"), (endpoint.Id.Value, endpoint.Labels.ToString()));
    }

    [Fact]
    public void Build_Node_HasItsInternalAddresses()
    {
        ClusterNode node = Assert.Single(ClusterText.ReadClean("""
            apiVersion: v1
            kind: Node
            metadata: {name: n1, labels: {zone: a}}
            status:
              addresses:
              - {type: Hostname, address: n1}
              - {type: ExternalIP, address: 198.51.100.1}
              - {type: InternalIP, address: 192.0.2.1}
              - {type: InternalIP, address: "2001:db8::1"}
            """).Snapshot.Nodes);

        Assert.Equal(("n1", "zone=a"), (node.Name.Value, node.Labels.ToString()));
        Assert.Equal(["192.0.2.1/32", "2001:db8::1/128"], node.Addresses.Possible.ToCidrs().Select(block => block.ToString()));
    }

    [Fact]
    public void Build_Service_IsReadInFull()
    {
        Service service = Assert.Single(ClusterText.ReadClean("""
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              type: NodePort
              clusterIP: 10.96.0.7
              clusterIPs: [10.96.0.7, "fd00::7"]
              selector: {tier: front, app: web}
              ports:
              - {name: http, port: 80, targetPort: web}
              - {name: dns, port: 53, protocol: UDP}
              - {name: alt, port: 81, targetPort: 8081, nodePort: 30081}
            """).Snapshot.Services);

        Assert.Equal("svc/shop/web", service.Name.ToString());
        Assert.Equal(ServiceKind.NodePort, service.Kind);
        Assert.Equal("app=web, tier=front", service.Selector!.ToString());
        Assert.Equal(["10.96.0.7", "fd00::7"], service.ClusterAddresses.Select(address => address.ToString()));
        Assert.Equal(
            [
                new ServicePort("http", Protocol.Tcp, 80, new TargetPort.Named("web")),
                new ServicePort("dns", Protocol.Udp, 53, new TargetPort.Number(53)),
                new ServicePort("alt", Protocol.Tcp, 81, new TargetPort.Number(8081)) { NodePort = 30081 },
            ],
            service.Ports);
    }

    [Theory]
    [InlineData("{}", ServiceKind.ClusterIP)]
    [InlineData("{type: ClusterIP}", ServiceKind.ClusterIP)]
    [InlineData("{clusterIP: None}", ServiceKind.Headless)]
    [InlineData("{clusterIP: None, clusterIPs: [None]}", ServiceKind.Headless)]
    [InlineData("{type: NodePort}", ServiceKind.NodePort)]
    [InlineData("{type: LoadBalancer}", ServiceKind.LoadBalancer)]
    [InlineData("{type: ExternalName, externalName: example.com}", ServiceKind.ExternalName)]
    public void Build_ServiceType_TellsHowItIsReached(string spec, ServiceKind kind)
    {
        Service service = Assert.Single(
            ClusterText.ReadClean($"{{apiVersion: v1, kind: Service, metadata: {{name: s}}, spec: {spec}}}").Snapshot.Services);

        Assert.Equal(kind, service.Kind);
        Assert.Null(service.Selector);
    }

    [Fact]
    public void Build_ServiceWithEmptySelector_HasNone() =>
        Assert.Null(Assert.Single(
            ClusterText.ReadClean("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {}}}").Snapshot.Services).Selector);

    [Fact]
    public void Build_EndpointSlice_BelongsToTheServiceThatItsLabelNames()
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: kubernetes, labels: {kubernetes.io/service-name: kubernetes}}
            addressType: IPv4
            endpoints:
            - {addresses: [192.0.2.1], conditions: {ready: true}}
            - {addresses: [192.0.2.2], conditions: {ready: false}}
            - {addresses: [192.0.2.3], targetRef: {kind: Pod, name: a, namespace: default}}
            ports: [{name: https, port: 6443}, {name: open}]
            """);

        ServiceSlice slice = Assert.Single(cluster.Snapshot.Slices[new ServiceName(new NamespaceName("default"), "kubernetes")]);
        Assert.Equal(
            ["192.0.2.1 ", "192.0.2.3 default/a"], slice.Endpoints.Select(endpoint => $"{endpoint.Address} {endpoint.Pod?.Value}"));
        Assert.Equal([new SlicePort("https", Protocol.Tcp, 6443)], slice.Ports);
    }

    /// <summary>docs/nftables-layout.md, forged sources.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData(", annotations: {ringfence.dev/extra-sources: '10.99.0.0/16, fd00:99::/64,10.98.0.1'}", "10.98.0.1/32 10.99.0.0/16 fd00:99::/64")]
    [InlineData(", annotations: {other: '10.99.0.0/16'}", "")]
    public void Build_ExtraSources_AreThoseOfTheAnnotation(string annotations, string expected) => Assert.Equal(
        expected, string.Join(' ', Pod($"{{apiVersion: v1, kind: Pod, metadata: {{name: a{annotations}}}}}").ExtraSources.ToCidrs()));

    [Fact]
    public void Build_ExtraSourcesThatAreNone_AreIgnoredAndSaid()
    {
        (ClusterManifests cluster, IReadOnlyList<Syntax.Diagnostic> found) =
            ClusterText.Read("{apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {ringfence.dev/extra-sources: '10.99.0.0/16,everywhere'}}}");

        Assert.Equal("RF1513", Assert.Single(found).Descriptor.Code);
        Assert.Equal("10.99.0.0/16", $"{Assert.Single(Assert.Single(cluster.Snapshot.Endpoints).ExtraSources.ToCidrs())}");
    }

    [Theory]
    [InlineData("{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: s}, addressType: IPv4, endpoints: []}")]
    [InlineData("{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: s, labels: {kubernetes.io/service-name: x}}, addressType: FQDN, endpoints: [{addresses: [a.example]}]}")]
    public void Build_SliceWithoutServiceOrOfNames_PlaysNoPart(string yaml) =>
        Assert.Empty(ClusterText.ReadClean(yaml).Snapshot.Slices);

    [Fact]
    public void Places_OfEveryObject_AreKept()
    {
        ObjectPlaces places = ClusterText.ReadClean("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Pod, metadata: {name: a}}
            - {apiVersion: v1, kind: Node, metadata: {name: n1}}
            - {apiVersion: v1, kind: Service, metadata: {name: s}}
            """).Places;

        Assert.True(places.TryFind(EndpointId.Pod(new NamespaceName("default"), "a"), out ObjectPlace pod));
        Assert.True(places.TryFind(EndpointId.Node(new NodeName("n1")), out ObjectPlace node));
        Assert.True(places.TryFind(new ServiceName(new NamespaceName("default"), "s"), out ObjectPlace service));
        Assert.False(places.TryFind("Pod", "default", "b", out _));
        Assert.Equal(
            ["cluster.yaml:4:3", "cluster.yaml:5:3", "cluster.yaml:6:3"], new[] { pod, node, service }.Select(place => place.ToString()));
    }

    private static Endpoint Pod(string yaml) => Assert.Single(ClusterText.ReadClean(yaml).Snapshot.Endpoints);

    private static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new ArgumentException(text, nameof(text));
}
