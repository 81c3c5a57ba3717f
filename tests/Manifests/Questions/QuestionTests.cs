using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests.Tests;

/// <summary>The question grammar: docs/semantics.md 9.</summary>
public sealed class QuestionTests
{
    private const string Cluster = """
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, namespace: shop, labels: {app: db}}
        spec:
          nodeName: n2
          containers: [{name: c, ports: [{name: sql, containerPort: 5432}]}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: tools, namespace: node}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: both}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: both}
        spec: {template: {metadata: {labels: {app: both}}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {metadata: {labels: {app: web}}}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: alone}
        spec: {template: {metadata: {labels: {app: alone}}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: local}
        spec: {ports: [{port: 80}]}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        """;

    private static readonly ClusterManifests Read = ClusterText.ReadClean(Cluster);

    [Theory]
    [InlineData("shop/db-0", "shop/db-0")]
    [InlineData("shop/Pod/db-0", "shop/db-0")]
    [InlineData("node/Pod/tools", "node/tools")]
    [InlineData("shop/Deployment/web", "shop/Deployment/web")]
    [InlineData("shop/deploy/web", "shop/Deployment/web")]
    [InlineData("sts/alone", "default/StatefulSet/alone")]
    [InlineData("alone", "default/StatefulSet/alone")]
    [InlineData("node/n1", "node/n1")]
    [InlineData("node/n2", "node/n2")]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    [InlineData("[2001:db8::1]", "2001:db8::1/128")]
    [InlineData("[2001:db8::/32]", "2001:db8::/32")]
    [InlineData("::/0", "::/0")]
    public void TryParse_EachFormOfAnEnd_FindsIt(string text, string id)
    {
        ConnectionQuestion question = Ask(text, text);

        Assert.Equal(id, question.From.Id);
        Assert.Equal(id, question.To.Id);
        Assert.IsType<QuestionPort.Every>(question.Port);
    }

    [Theory]
    [InlineData("svc/shop/web", "svc/shop/web")]
    [InlineData("service/shop/web", "svc/shop/web")]
    [InlineData("svc/local", "svc/default/local")]
    public void TryParse_ServiceAsDestination_FindsIt(string text, string id) =>
        Assert.Equal(id, Assert.IsType<QuestionEnd.Service>(Ask("alone", text).To).Id);

    [Theory]
    [InlineData("shop/db-0:5432", 5432, Protocol.Tcp)]
    [InlineData("shop/db-0:53/udp", 53, Protocol.Udp)]
    [InlineData("shop/Deployment/web:9/Sctp", 9, Protocol.Sctp)]
    [InlineData("10.0.0.0/8:443/tcp", 443, Protocol.Tcp)]
    [InlineData("10.0.0.1:443", 443, Protocol.Tcp)]
    [InlineData("[2001:db8::1]:443/TCP", 443, Protocol.Tcp)]
    [InlineData("[2001:db8::/32]:53/UDP", 53, Protocol.Udp)]
    [InlineData("2001:db8::/32:443", 443, Protocol.Tcp)]
    [InlineData("svc/shop/web:80", 80, Protocol.Tcp)]
    [InlineData("node/n1:65535", 65535, Protocol.Tcp)]
    public void TryParse_PortWithOrWithoutProtocol_IsRead(string to, int port, Protocol protocol) =>
        Assert.Equal(new QuestionPort.Number((ushort)port, protocol), Ask("alone", to).Port);

    // semantics.md 9.1: the kind may be left out where only one workload has the name.
    [Fact]
    public void TryParse_NameThatOnlyOneWorkloadHas_IsTheWorkload() =>
        Assert.Equal("shop/Deployment/web", Ask("alone", "shop/web:80").To.Id);

    [Theory]
    [InlineData("svc/shop/web:http", null)]
    [InlineData("svc/shop/web:http/UDP", Protocol.Udp)]
    public void TryParse_PortNameOfAService_IsKept(string to, Protocol? protocol) =>
        Assert.Equal(new QuestionPort.Named("http", protocol), Ask("alone", to).Port);

    [Theory]
    [InlineData("shop/db-1", "RF1601", "1:1", "did you mean `shop/db-0`?")]
    [InlineData("shop/Deployment/wbe", "RF1601", "1:1", "did you mean `shop/Deployment/web`?")]
    [InlineData("default/db-0", "RF1601", "1:1", "did you mean `shop/db-0`?")]
    [InlineData("both", "RF1603", "1:1", "write one of `default/both`, `default/Deployment/both`")]
    [InlineData("node/n3", "RF1605", "1:1", "did you mean `node/n1` or `node/n2`?")]
    [InlineData("node/tools", "RF1605", "1:1", "write `node/Pod/tools` for the pod of namespace `node`")]
    [InlineData("svc/shop/wep", "RF1606", "1:1", "did you mean `svc/shop/web`?")]
    [InlineData("300.1.1.1", "RF1621", "1:1", "four numbers from 0 to 255")]
    [InlineData("10.0.0/8", "RF1621", "1:1", "")]
    [InlineData("[2001:db8::g]", "RF1621", "1:1", "")]
    [InlineData("a/b/c/d", "RF1604", "1:1", "")]
    [InlineData("shop//web", "RF1604", "1:1", "")]
    [InlineData("", "RF1604", "1:1", "")]
    [InlineData("10.0.0.5/8", "RF1608", "1:1", "write `10.0.0.0/8` for the block or `10.0.0.5/32` for the one address")]
    [InlineData("2001:db8::a:443", "RF1609", "1:1", "write `[2001:db8::a:443]` or `[2001:db8::a]:443`")]
    [InlineData("2001:db8::a:443/tcp", "RF1609", "1:1", "")]
    [InlineData("shop/db-0:0", "RF1611", "1:11", "")]
    [InlineData("shop/db-0:65536", "RF1611", "1:11", "")]
    [InlineData("shop/db-0:", "RF1611", "1:11", "")]
    [InlineData("shop/db-0:sql", "RF1612", "1:11", "write `5432/TCP`, which the pods call `sql`")]
    [InlineData("shop/db-0:80/icmp", "RF1613", "1:14", "write one of `TCP`, `UDP`, `SCTP`")]
    public void TryParse_DestinationThatIsNone_IsRefusedWithHelp(string to, string code, string place, string help)
    {
        Diagnostic found = Assert.Single(Refuse("alone", to));

        Assert.Equal((code, place), (found.Descriptor.Code, $"{found.Location.Position.Line}:{found.Location.Position.Column}"));
        Assert.Equal("TO", found.Location.Source.Path);
        Assert.Contains(help, found.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svc/shop/web", "RF1607")]
    [InlineData("shop/db-0:80", "RF1610")]
    [InlineData("[::1]:80", "RF1610")]
    public void TryParse_SourceThatIsNone_IsRefused(string from, string code)
    {
        Diagnostic found = Assert.Single(Refuse(from, "alone"));

        Assert.Equal((code, "FROM"), (found.Descriptor.Code, found.Location.Source.Path));
    }

    [Fact]
    public void TryParse_BothEndsWrong_ReportsBoth() =>
        Assert.Equal(["FROM", "TO"], Refuse("nobody", "nothing").Select(found => found.Location.Source.Path));

    [Fact]
    public void TryParse_WorkloadWithPods_IsItsLivePods()
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a-1, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: a, uid: u}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a-2, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: a, uid: u}]}
            status: {phase: Failed}
            """);

        Assert.True(new QuestionParser(cluster).TryParse("a", "a", new DiagnosticSink(), out ConnectionQuestion? question));

        QuestionEnd.Pods pods = Assert.IsType<QuestionEnd.Pods>(question.From);
        Assert.Equal("default/StatefulSet/a", pods.Id);
        Assert.Equal(["default/a-1"], pods.Endpoints.Select(pod => pod.Id.Value));
    }

    /// <summary>docs/semantics.md 8.6, 9.1: a Deployment stands for its ReplicaSets, a CronJob for its Jobs; the link may be known from the pods alone.</summary>
    [Theory]
    [InlineData("ReplicaSet/web-5d4f", "`default/ReplicaSet/web-5d4f` is part of `default/Deployment/web`")]
    [InlineData("default/rs/web-5d4f", "`default/ReplicaSet/web-5d4f` is part of `default/Deployment/web`")]
    [InlineData("default/web-5d4f", "`default/ReplicaSet/web-5d4f` is part of `default/Deployment/web`")]
    [InlineData("web-5d4f", "`default/ReplicaSet/web-5d4f` is part of `default/Deployment/web`")]
    [InlineData("job/report-1", "`default/Job/report-1` is part of `default/CronJob/report`")]
    [InlineData("ReplicaSet/web-77", "`default/ReplicaSet/web-77` is part of `default/Deployment/web`")]
    [InlineData("ReplicaSet/web-6", "no pod or workload is called `ReplicaSet/web-6`")]
    public void TryParse_PartOfAnotherWorkload_NamesTheOther(string from, string message)
    {
        ClusterManifests cluster = ClusterText.ReadClean("""
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {}}}
            ---
            {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-5d4f, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true}]}, spec: {template: {}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web-77-x, labels: {pod-template-hash: "77"}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-77, uid: u, controller: true}]}}
            ---
            {apiVersion: batch/v1, kind: CronJob, metadata: {name: report}, spec: {jobTemplate: {spec: {template: {}}}}}
            ---
            {apiVersion: batch/v1, kind: Job, metadata: {name: report-1, ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: report, uid: u, controller: true}]}, spec: {template: {}}}
            """);
        DiagnosticSink sink = new();

        Assert.False(new QuestionParser(cluster).TryParse(from, "web", sink, out _));

        Assert.Equal(message, Assert.Single(sink.Found).Message);
    }

    private static ConnectionQuestion Ask(string from, string to)
    {
        DiagnosticSink sink = new();
        bool parsed = new QuestionParser(Read).TryParse(from, to, sink, out ConnectionQuestion? question);
        Assert.Empty(sink.Found.Select(ClusterText.Line));
        Assert.True(parsed);
        return question!;
    }

    private static IReadOnlyList<Diagnostic> Refuse(string from, string to)
    {
        DiagnosticSink sink = new();
        Assert.False(new QuestionParser(Read).TryParse(from, to, sink, out _));
        return sink.Found;
    }
}
