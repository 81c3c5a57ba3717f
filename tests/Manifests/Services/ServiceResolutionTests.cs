using Ringfence.Core;

namespace Ringfence.Manifests.Tests;

/// <summary>Looking through Services: docs/semantics.md 5.7; named target ports as kubernetes/endpointslice FindPort resolves them.</summary>
public sealed class ServiceResolutionTests
{
    private const string Cluster = """
        {apiVersion: v1, kind: Pod, metadata: {name: web-1, labels: {app: web}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 5353, protocol: UDP}]}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web-2, labels: {app: web}}, spec: {initContainers: [{name: s, restartPolicy: Always, ports: [{name: http, containerPort: 9999}]}], containers: [{name: c, ports: [{name: http, containerPort: 8081}, {name: http, containerPort: 8082}]}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web-3, labels: {app: web}}, spec: {initContainers: [{name: s, restartPolicy: Always, ports: [{name: http, containerPort: 8083}]}, {name: once, ports: [{name: dns, containerPort: 1, protocol: UDP}]}], containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web-4, labels: {app: web}}, status: {phase: Succeeded}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web-5, namespace: other, labels: {app: web}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: api-1, labels: {app: api}}, status: {podIP: 10.0.0.9}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: db}, spec: {template: {metadata: {labels: {app: db}}}}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.0.2.1}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}, {name: dns, port: 53, protocol: UDP, targetPort: dns}, {name: raw, port: 81, targetPort: 9000}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: headless}, spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: listed-headless}, spec: {clusterIP: None, ports: [{name: http, port: 80, targetPort: 8080}, {name: https, port: 443}]}}
        ---
        {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: listed-headless, labels: {kubernetes.io/service-name: listed-headless}}, addressType: IPv4, endpoints: [{addresses: [10.0.0.9]}], ports: [{name: http, port: 8080}, {name: https, port: 443}]}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: bare-headless}, spec: {clusterIP: None, selector: {app: api}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: nodeport}, spec: {type: NodePort, selector: {app: db}, ports: [{port: 5432}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: undeclared}, spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: nobody}, spec: {selector: {app: nobody}, ports: [{port: 80}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: alias}, spec: {type: ExternalName, externalName: db.example.com}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: kubernetes}, spec: {ports: [{name: https, port: 443, targetPort: 6443}]}}
        ---
        {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: kubernetes, labels: {kubernetes.io/service-name: kubernetes}}, addressType: IPv4, endpoints: [{addresses: [192.0.2.1, 192.0.2.2, 10.0.0.9]}], ports: [{name: https, port: 6443}]}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: left}, spec: {selector: {app: left}, ports: [{port: 80, targetPort: http}]}}
        ---
        {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: left, labels: {kubernetes.io/service-name: left}}, addressType: IPv4, endpoints: [{addresses: [10.0.0.7], targetRef: {kind: Pod, name: api-1}}, {addresses: [10.0.0.8], targetRef: {kind: Pod, name: web-4}}], ports: [{port: 8080}]}
        """;

    private static readonly ClusterSnapshot Snapshot = ClusterText.ReadClean(Cluster).Snapshot;

    private static readonly ServicePortChoice Every = new ServicePortChoice.Every();

    [Theory]
    [InlineData("web", 80, Protocol.Tcp, "default/web-1:8080 default/web-2:8081 default/web-3:8083")]
    [InlineData("web", 81, Protocol.Tcp, "default/web-1:9000 default/web-2:9000 default/web-3:9000")]
    [InlineData("web", 53, Protocol.Udp, "default/web-1:5353")]
    [InlineData("headless", 80, Protocol.Tcp, "default/web-1:80 default/web-2:80 default/web-3:80")]
    [InlineData("headless", 8443, Protocol.Tcp, "default/web-1:8443 default/web-2:8443 default/web-3:8443")]
    [InlineData("bare-headless", 9000, Protocol.Udp, "default/api-1:9000")]
    [InlineData("nodeport", 5432, Protocol.Tcp, "default/Deployment/db:5432")]
    [InlineData("kubernetes", 443, Protocol.Tcp, "node/n1:6443 192.0.2.2/32:6443 default/api-1:6443")]
    [InlineData("left", 80, Protocol.Tcp, "default/api-1:8080")]
    public void Resolve_PortByNumber_LeadsToTheBackendsOwnPorts(string service, int port, Protocol protocol, string backends) =>
        Assert.Equal(backends, Backends(service, new ServicePortChoice.Number((ushort)port, protocol)));

    [Theory]
    [InlineData("web", "http", "default/web-1:8080 default/web-2:8081 default/web-3:8083")]
    [InlineData("web", "dns", "default/web-1:5353")]
    [InlineData("headless", "http", "default/web-1:8080 default/web-2:8081 default/web-3:8083")]
    public void Resolve_PortByName_LeadsToTheBackendsOwnPorts(string service, string name, string backends) =>
        Assert.Equal(backends, Backends(service, new ServicePortChoice.Named(name, null)));

    /// <summary>docs/semantics.md 9.4: what a headless Service does not translate is told, where it would have led elsewhere.</summary>
    [Theory]
    [InlineData("headless", 80, "80")]
    [InlineData("headless", 8443, "")]
    [InlineData("bare-headless", 9000, "")]
    [InlineData("web", 80, "")]
    [InlineData("web", 81, "")]
    [InlineData("listed-headless", 80, "80")]
    [InlineData("listed-headless", 443, "")]
    public void Resolve_PortByNumber_TellsWhatIsNotTranslated(string service, int port, string untranslated)
    {
        ServiceResolution resolution = Resolve(service, new ServicePortChoice.Number((ushort)port, Protocol.Tcp));

        Assert.Equal(untranslated, string.Join(' ', Assert.IsType<ServiceResolution.Resolved>(resolution).Untranslated.Select(entry => entry.Port)));
    }

    [Theory]
    [InlineData("headless")]
    [InlineData("listed-headless")]
    public void Resolve_HeadlessPortByName_IsTranslated(string service) =>
        Assert.Empty(Assert.IsType<ServiceResolution.Resolved>(Resolve(service, new ServicePortChoice.Named("http", null))).Untranslated);

    [Fact]
    public void Resolve_WithoutPort_TakesEveryPort() =>
        Assert.Equal(
            "default/web-1:8080 default/web-2:8081 default/web-3:8083 default/web-1:5353 default/web-1:9000 default/web-2:9000 default/web-3:9000",
            Backends("web", Every));

    [Fact]
    public void Resolve_PodsThatLackThePortName_AreNamed()
    {
        ServiceResolution.Resolved resolved = Assert.IsType<ServiceResolution.Resolved>(Resolve("web", new ServicePortChoice.Named("dns", Protocol.Udp)));

        Assert.Equal(["default/web-2", "default/web-3"], resolved.Undeclared.Select(missing => missing.Pod.Id.Value));
        Assert.Equal(BackendSource.Selector, resolved.Source);
    }

    [Fact]
    public void Resolve_PortNameThatNoBackendDeclares_SaysSo()
    {
        ServiceResolution.NotDeclared reason = Assert.IsType<ServiceResolution.NotDeclared>(Resolve("undeclared", Every));

        Assert.Equal("default/api-1", Assert.Single(reason.Undeclared).Pod.Id.Value);
    }

    [Theory]
    [InlineData(82, Protocol.Tcp)]
    [InlineData(80, Protocol.Udp)]
    [InlineData(8080, Protocol.Tcp)]
    public void Resolve_PortThatTheServiceLacks_TellsWhichItHas(int port, Protocol protocol)
    {
        ServiceResolution resolution = Resolve("web", new ServicePortChoice.Number((ushort)port, protocol));

        Assert.Equal([80, 53, 81], Assert.IsType<ServiceResolution.NoSuchPort>(resolution).Existing.Select(held => (int)held.Port));
    }

    [Theory]
    [InlineData("https", null)]
    [InlineData("http", Protocol.Udp)]
    public void Resolve_PortNameThatTheServiceLacks_IsNoSuchPort(string name, Protocol? protocol) =>
        Assert.IsType<ServiceResolution.NoSuchPort>(Resolve("web", new ServicePortChoice.Named(name, protocol)));

    [Fact]
    public void Resolve_HeadlessWithoutPortsAndNoneAsked_HasNothingToTell() =>
        Assert.Empty(Assert.IsType<ServiceResolution.NoSuchPort>(Resolve("bare-headless", Every)).Existing);

    [Fact]
    public void Resolve_SelectorThatFindsNothing_IsGiven() =>
        Assert.Equal("app=nobody", Assert.IsType<ServiceResolution.NoBackends>(Resolve("nobody", Every)).Selector!.ToString());

    [Fact]
    public void Resolve_ExternalName_CannotBeSeenThrough() =>
        Assert.Equal("db.example.com", Assert.IsType<ServiceResolution.ExternalName>(Resolve("alias", Every)).DnsName);

    [Fact]
    public void Resolve_SelectorWithoutPodsInTheInput_TakesTheSlices() =>
        Assert.Equal(BackendSource.Slices, Assert.IsType<ServiceResolution.Resolved>(Resolve("left", Every)).Source);

    private static ServiceResolution Resolve(string service, ServicePortChoice choice) =>
        new ServiceResolver(Snapshot).Resolve(Snapshot.FindService(new ServiceName(new NamespaceName("default"), service))!, choice);

    private static string Backends(string service, ServicePortChoice choice) => string.Join(
        ' ',
        Assert.IsType<ServiceResolution.Resolved>(Resolve(service, choice)).Backends.Select(backend => $"{IdOf(backend.Party)}:{backend.Port}"));

    private static string IdOf(Party party) => party switch
    {
        Party.Pod(var endpoint) => endpoint.Id.Value,
        Party.Node(var node) => node.Id.Value,
        Party.External(var block) => block.ToString(),
        _ => throw new ArgumentException(party.ToString(), nameof(party)),
    };
}
