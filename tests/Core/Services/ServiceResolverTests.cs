namespace Ringfence.Core.Tests;

/// <summary>Looking through Services: docs/semantics.md 5.7; a named target port is found as kubernetes/endpointslice FindPort finds it.</summary>
public sealed class ServiceResolverTests
{
    private static readonly string[] WebPods = ["shop/web-1", "shop/web-2", "shop/web-3"];

    private static NamespaceName Shop => new("shop");
    private static ServicePort Http => new("http", Protocol.Tcp, 80, new TargetPort.Named("http"));
    private static ServicePort Dns => new("dns", Protocol.Udp, 53, new TargetPort.Named("dns"));
    private static ServicePort Raw => new("raw", Protocol.Tcp, 81, new TargetPort.Number(9000));
    private static Service Web => new(new ServiceName(Shop, "web"), ServiceKind.ClusterIP, [Http, Dns, Raw]) { Selector = Given.Selector("app=web") };
    private static Service Headless => Web with { Kind = ServiceKind.Headless };
    private static ServicePortChoice Every => new ServicePortChoice.Every();

    // The sidecar of web-2 is written first and its container declares the name twice: the container's first one counts.
    private static Endpoint[] Pods =>
    [
        Pod("shop/web-1", "app=web", new("http", Protocol.Tcp, 8080, ContainerKind.Regular), new("dns", Protocol.Udp, 5353, ContainerKind.Regular)),
        Pod(
            "shop/web-2",
            "app=web",
            new("http", Protocol.Tcp, 9999, ContainerKind.Sidecar),
            new("http", Protocol.Tcp, 8081, ContainerKind.Regular),
            new("http", Protocol.Tcp, 8082, ContainerKind.Regular)),
        Pod("shop/web-3", "app=web", new("http", Protocol.Tcp, 8083, ContainerKind.Sidecar), new("dns", Protocol.Tcp, 5354, ContainerKind.Regular)),
        Pod("shop/web-ended", "app=web") with { Phase = PodPhase.Finished },
        Pod("pay/web", "app=web"),
        Given.Pod("shop/api", "app=api", "10.0.0.9"),
    ];

    [Theory] // the port policies look at is the backend's own
    [InlineData(80, Protocol.Tcp, "shop/web-1:8080 shop/web-2:8081 shop/web-3:8083")]
    [InlineData(81, Protocol.Tcp, "shop/web-1:9000 shop/web-2:9000 shop/web-3:9000")]
    [InlineData(53, Protocol.Udp, "shop/web-1:5353")]
    public void Resolve_PortByNumber_LeadsToTheBackendsOwnPorts(int port, Protocol protocol, string backends) =>
        Assert.Equal(backends, Backends(Resolve(Web, Number(port, protocol))));

    [Theory]
    [InlineData("http", null, "shop/web-1:8080 shop/web-2:8081 shop/web-3:8083")]
    [InlineData("http", Protocol.Tcp, "shop/web-1:8080 shop/web-2:8081 shop/web-3:8083")]
    [InlineData("dns", null, "shop/web-1:5353")]
    public void Resolve_PortByName_LeadsToTheBackendsOwnPorts(string name, Protocol? protocol, string backends) =>
        Assert.Equal(backends, Backends(Resolve(Web, new ServicePortChoice.Named(name, protocol))));

    [Fact]
    public void Resolve_NoPortAsked_TakesEveryPortInTheirOrder() => Assert.Equal(
        "shop/web-1:8080 shop/web-2:8081 shop/web-3:8083 shop/web-1:5353 shop/web-1:9000 shop/web-2:9000 shop/web-3:9000",
        Backends(Resolve(Web, Every)));

    [Fact]
    public void Resolve_Backend_NamesThePortThatLedThere() =>
        Assert.Equal(Raw, Assert.Single(Resolved(Resolve(Web, Number(81, Protocol.Tcp))).Backends.Select(backend => backend.Entry).Distinct()));

    [Theory] // a headless Service gives addresses only, so the client's port is the pod's; an SRV record tells the port
    [InlineData(80, Protocol.Tcp, "http")]
    [InlineData(8443, Protocol.Tcp, "")]
    [InlineData(80, Protocol.Udp, "")]
    [InlineData(9000, Protocol.Tcp, "")]
    public void Resolve_HeadlessByNumber_IsNotTranslated(int port, Protocol protocol, string entry)
    {
        ServiceResolution.Resolved resolved = Resolved(Resolve(Headless, Number(port, protocol)));

        Assert.Equal(string.Join(' ', WebPods.Select(pod => $"{pod}:{port}")), Backends(resolved));
        Assert.All(resolved.Backends, backend => Assert.Equal((entry, protocol, port), (backend.Entry.Name, backend.Entry.Protocol, (int)backend.Entry.Port)));
    }

    [Fact]
    public void Resolve_HeadlessByNumberThatItLacks_LeadsToThatNumber() => Assert.Equal(
        new ServicePort(string.Empty, Protocol.Tcp, 8443, new TargetPort.Number(8443)),
        Resolved(Resolve(Headless, Number(8443, Protocol.Tcp))).Backends[0].Entry);

    [Fact]
    public void Resolve_HeadlessByName_IsTranslated() =>
        Assert.Equal("shop/web-1:8080 shop/web-2:8081 shop/web-3:8083", Backends(Resolve(Headless, new ServicePortChoice.Named("http", null))));

    [Fact] // the number goes past the targetPort, which is told where the two differ
    public void Resolve_HeadlessByNumberThatItWouldTranslate_IsTold()
    {
        Assert.Equal([Http], Resolved(Resolve(Headless, Number(80, Protocol.Tcp))).Untranslated);
        Assert.Equal([Raw], Resolved(Resolve(Headless, Number(81, Protocol.Tcp))).Untranslated);
        Assert.Empty(Resolved(Resolve(Headless, Number(8443, Protocol.Tcp))).Untranslated);
        Assert.Empty(Resolved(Resolve(Headless, new ServicePortChoice.Named("http", null))).Untranslated);
        Assert.Empty(Resolved(Resolve(Web, Number(80, Protocol.Tcp))).Untranslated);
    }

    [Theory]
    [InlineData(ServiceKind.Headless, "http", 8080, 1)]
    [InlineData(ServiceKind.Headless, "http", 80, 0)]
    [InlineData(ServiceKind.Headless, "other", 8080, 0)]
    [InlineData(ServiceKind.ClusterIP, "http", 8080, 0)]
    public void Resolve_OverSlices_TellsWhatIsNotTranslated(ServiceKind kind, string name, int number, int told)
    {
        ServiceSlice[] slices = [Slice([Listed("10.0.0.9")]), Slice([Listed("10.0.0.9")], new SlicePort(name, Protocol.Tcp, (ushort)number))];

        ServiceResolution resolution = Resolve(Web with { Selector = null, Kind = kind }, Number(80, Protocol.Tcp), slices);

        Assert.Equal(Enumerable.Repeat(Http, told), Resolved(resolution).Untranslated);
    }

    [Fact]
    public void Resolve_PodsThatLackThePortName_AreTold()
    {
        ServiceResolution.Resolved resolved = Resolved(Resolve(Web, Number(53, Protocol.Udp)));

        Assert.Equal([("shop/web-2", Dns), ("shop/web-3", Dns)], resolved.Undeclared.Select(missing => (missing.Pod.Id.Value, missing.Entry)));
        Assert.Equal(BackendSource.Selector, resolved.Source);
    }

    [Fact]
    public void Resolve_NoBackendDeclaresThePortName_IsToldSo()
    {
        ServiceResolution resolution = Resolve(Web with { Selector = Given.Selector("app=api"), Ports = [Http] }, Every);

        Assert.Equal("shop/api", Assert.Single(Assert.IsType<ServiceResolution.NotDeclared>(resolution).Undeclared).Pod.Id.Value);
    }

    [Theory]
    [InlineData(82, Protocol.Tcp)]
    [InlineData(80, Protocol.Udp)]
    [InlineData(8080, Protocol.Tcp)]
    public void Resolve_NumberThatTheServiceLacks_TellsWhichItHas(int port, Protocol protocol) =>
        Assert.Equal([Http, Dns, Raw], Assert.IsType<ServiceResolution.NoSuchPort>(Resolve(Web, Number(port, protocol))).Existing);

    [Theory]
    [InlineData("https", null)]
    [InlineData("https", Protocol.Tcp)]
    [InlineData("http", Protocol.Udp)]
    public void Resolve_NameThatTheServiceLacks_TellsWhichItHas(string name, Protocol? protocol) => Assert.Equal(
        [Http, Dns, Raw], Assert.IsType<ServiceResolution.NoSuchPort>(Resolve(Headless, new ServicePortChoice.Named(name, protocol))).Existing);

    [Fact]
    public void Resolve_ExternalName_CannotBeSeenThrough() => Assert.Equal(
        "db.example.com",
        Assert.IsType<ServiceResolution.ExternalName>(Resolve(Web with { Kind = ServiceKind.ExternalName, ExternalName = "db.example.com" }, Every)).DnsName);

    [Fact]
    public void Resolve_SelectorAndSlices_BelievesTheSelector() =>
        Assert.Equal(BackendSource.Selector, Resolved(Resolve(Web, Every, Slice([Listed("10.0.0.9")], new SlicePort("http", Protocol.Tcp, 1)))).Source);

    [Fact] // "web" of another namespace has slices too; they are none of ours
    public void Resolve_NeitherPodsNorSlices_HasNoBackends()
    {
        Service nobody = Web with { Selector = Given.Selector("app=nobody") };
        ServiceSlice elsewhere = Slice([Listed("10.0.0.9")], new SlicePort("http", Protocol.Tcp, 1)) with { Service = new ServiceName(new NamespaceName("pay"), "web") };

        Assert.Equal(nobody.Selector, Assert.IsType<ServiceResolution.NoBackends>(Resolve(nobody, Every, elsewhere)).Selector);
        Assert.Null(Assert.IsType<ServiceResolution.NoBackends>(Resolve(nobody with { Selector = null }, Every)).Selector);
    }

    [Theory] // slices carry the backend's number, by the name and the protocol of the Service port
    [InlineData(80, Protocol.Tcp, "node/n1:8080 shop/api:8080 203.0.113.7/32:8080")]
    [InlineData(53, Protocol.Udp, "node/n1:5353 shop/api:5353 203.0.113.7/32:5353")]
    public void Resolve_WithoutSelector_TakesTheSlices(int port, Protocol protocol, string backends)
    {
        ServiceSlice portless = Slice([Listed("10.0.0.1")]);
        ServiceSlice slice = Slice(
            [Listed("192.0.2.1"), Listed("10.0.0.9"), Listed("203.0.113.7"), Listed("10.0.0.9")],
            new("dns", Protocol.Tcp, 1),
            new("http", Protocol.Udp, 2),
            new("http", Protocol.Tcp, 8080),
            new("dns", Protocol.Udp, 5353));
        ServiceResolution.Resolved resolved = Resolved(Resolve(Web with { Selector = null }, Number(port, protocol), portless, slice));

        Assert.Equal(backends, Backends(resolved));
        Assert.Equal(BackendSource.Slices, resolved.Source);
        Assert.Empty(resolved.Undeclared);
    }

    [Theory]
    [InlineData("shop/api", "shop/api:8080")] // the pod it names, whatever its address
    [InlineData("shop/web-ended", "")] // its address may be another's by now
    [InlineData("shop/gone", "node/n1:8080")] // not of the input: whoever has the address
    public void Resolve_SliceThatNamesAPod_LeadsThere(string pod, string backends)
    {
        ServiceSlice slice = Slice([new SliceEndpoint(Parsed.Address("192.0.2.1"), new EndpointId(pod))], new SlicePort("http", Protocol.Tcp, 8080));
        ServiceResolution resolution = Resolve(Web with { Selector = null }, Number(80, Protocol.Tcp), slice);

        Assert.Equal(backends, resolution is ServiceResolution.NoBackends ? string.Empty : Backends(resolution));
    }

    [Fact]
    public void Resolve_HeadlessOverSlices_IsNotTranslated() =>
        Assert.Equal("shop/api:80", Backends(Resolve(Headless with { Selector = null }, Number(80, Protocol.Tcp), Slice([Listed("10.0.0.9")]))));

    [Fact]
    public void ServiceName_ToString_IsItsId() => Assert.Equal("svc/shop/web", Web.Name.ToString());

    [Fact]
    public void Service_WithoutMore_HasNoOtherName() => Assert.Equal((string.Empty, 0), (Web.ExternalName, Web.ClusterAddresses.Count));

    private static ServicePortChoice Number(int port, Protocol protocol) => new ServicePortChoice.Number((ushort)port, protocol);

    private static Endpoint Pod(string id, string labels, params ContainerPort[] ports) => Given.Pod(id, labels) with { Ports = [.. ports] };

    private static SliceEndpoint Listed(string address) => new(Parsed.Address(address), null);

    private static ServiceSlice Slice(ValueArray<SliceEndpoint> endpoints, params SlicePort[] ports) => new(Web.Name, endpoints, [.. ports]);

    private static ServiceResolution Resolve(Service service, ServicePortChoice choice, params ServiceSlice[] slices)
    {
        ClusterNamespace[] spaces = [Given.Namespace("shop", ""), Given.Namespace("pay", "")];
        return new ServiceResolver(new ClusterSnapshot(spaces, Pods, [Given.Node("n1", "192.0.2.1")], [service], slices, [])).Resolve(service, choice);
    }

    private static ServiceResolution.Resolved Resolved(ServiceResolution resolution) => Assert.IsType<ServiceResolution.Resolved>(resolution);

    private static string Backends(ServiceResolution resolution) => string.Join(
        ' ', Resolved(resolution).Backends.Select(backend => $"{NameOf(backend.Party)}:{backend.Port}"));

    private static string NameOf(Party party) => party switch
    {
        Party.Pod(var endpoint) => endpoint.Id.Value,
        Party.Node(var node) => EndpointId.Node(node.Name).Value,
        Party.External(var block) => block.ToString(),
        _ => throw new ArgumentException(party.ToString(), nameof(party)),
    };
}
