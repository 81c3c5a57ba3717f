using System.Text.Json;
using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>The document <c>ringfence.dev/explain/v1</c>, key by key.</summary>
public sealed class ExplanationJsonTests
{
    [Fact]
    public void Write_DeniedConnection_IsTheContractsDocument()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("app=api", 5432));

        JsonElement json = Printed.Json(cluster.Explain(Ask(web, db, 5432)));

        const string expected =
            """
            {
              "schema": "ringfence.dev/explain/v1",
              "connection": {"from": "shop/web-1", "to": "shop/db-0", "protocol": "TCP", "port": 5432},
              "verdict": "deny",
              "ports": "none",
              "families": ["IPv4"],
              "egress": {
                "verdict": "allow", "isolated": false, "reason": "no policy isolates it for egress",
                "decidedBy": [], "isolatedBy": [], "tried": []
              },
              "ingress": {
                "verdict": "deny", "isolated": true, "reason": "isolated by shop/db, and no rule matches",
                "decidedBy": [],
                "isolatedBy": [{"kind": "NetworkPolicy", "namespace": "shop", "name": "db", "direction": "ingress", "file": "policies.yaml", "line": 10}],
                "tried": [
                  {
                    "rule": {"kind": "NetworkPolicy", "namespace": "shop", "name": "db", "direction": "ingress", "rule": 0, "file": "policies.yaml", "line": 20},
                    "matched": false,
                    "reason": "label app=web is not app=api"
                  }
                ]
              },
              "caveats": []
            }
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, json), json.ToString());
    }

    [Fact]
    public void Write_AllowedByRule_NamesTheRule()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("app=api"), From("app=web"));

        JsonElement ingress = Printed.Json(cluster.Explain(Ask(web, db, 5432))).GetProperty("ingress");

        Assert.Equal(1, ingress.GetProperty("decidedBy")[0].GetProperty("rule").GetInt32());
        Assert.Equal(21, ingress.GetProperty("decidedBy")[0].GetProperty("line").GetInt32());
        Assert.True(ingress.GetProperty("tried")[1].GetProperty("matched").GetBoolean());
    }

    [Fact]
    public void Write_SideThatNoPolicyGoverns_HasThreeKeys()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.0.0.1") });

        JsonElement egress = Printed.Json(cluster.Explain(Ask(new Party.External(Block("203.0.113.7")), new Party.Pod(web), 80))).GetProperty("egress");

        Assert.Equal(["verdict", "isolated", "notApplicable"], egress.EnumerateObject().Select(property => property.Name));
        Assert.Equal("allow", egress.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Write_Exemption_IsNamed()
    {
        TestCluster cluster = new();
        ClusterNode node = cluster.Node("n1", "192.168.0.1");
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.0.0.1"), Node = node.Name });
        cluster.Policy("shop/deny", "", Direction.Ingress);

        JsonElement json = Printed.Json(cluster.Explain(Ask(new Party.Node(node), new Party.Pod(web), 80)));

        Assert.Equal("own-node", json.GetProperty("ingress").GetProperty("exemption").GetString());
        Assert.Equal("RF2906", json.GetProperty("caveats")[0].GetProperty("code").GetString());
        Assert.Contains("n1", json.GetProperty("caveats")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithoutPort_HasThePortSetAndNoPortInTheConnection()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("app=web", 5432, 80));

        JsonElement json = Printed.Json(cluster.Explain(Ask(web, db, null)));

        Assert.Equal("TCP 80,5432", json.GetProperty("ports").GetString());
        Assert.Equal(["from", "to"], json.GetProperty("connection").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Write_ReplicasThatDiffer_HasVariants()
    {
        TestCluster cluster = new();
        Endpoint reader = cluster.Pod("shop/web-1", "app=web,role=reader");
        Endpoint other = cluster.Pod("shop/web-2", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("role=reader", 5432));

        JsonElement json = Printed.Json(cluster.Explain(
            Ask("shop/Deployment/web", "shop/db-0", 5432, [new Party.Pod(reader), new Party.Pod(other)], [new Party.Pod(db)])));

        Assert.Equal("deny", json.GetProperty("verdict").GetString());
        Assert.Equal(
            [("shop/web-1", "allow", "TCP 5432"), ("shop/web-2", "deny", "none")],
            json.GetProperty("variants").EnumerateArray().Select(variant => (
                variant.GetProperty("pods")[0].GetString(), variant.GetProperty("verdict").GetString(), variant.GetProperty("ports").GetString())));
    }

    /// <summary>docs/semantics.md 5.11: ends without a common family cannot connect at all, and a program must see that beside an allowed verdict.</summary>
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.2", "IPv4")]
    [InlineData("10.0.0.1 2001:db8::1", "10.0.0.2 2001:db8::2", "IPv4 IPv6")]
    [InlineData("10.0.0.1 2001:db8::1", "2001:db8::2", "IPv6")]
    [InlineData("10.0.0.1", "2001:db8::2", "")]
    public void Write_Families_AreThoseInWhichTheEndsCanConnect(string from, string to, string families)
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "", pod => pod with { Addresses = At(from.Split(' ')) });
        Endpoint db = cluster.Pod("shop/db-0", "", pod => pod with { Addresses = At(to.Split(' ')) });

        JsonElement json = Printed.Json(cluster.Explain(Ask(web, db, 80)));

        Assert.Equal("allow", json.GetProperty("verdict").GetString());
        Assert.Equal(families, string.Join(' ', json.GetProperty("families").EnumerateArray().Select(family => family.GetString())));
    }

    /// <summary>One replica that cannot be reached is enough, and the variants say which.</summary>
    [Fact]
    public void Write_ReplicaWithoutACommonFamily_LeavesNoFamilyAndIsAVariant()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "", pod => pod with { Addresses = At("10.0.0.1") });
        Endpoint old = cluster.Pod("shop/db-0", "", pod => pod with { Addresses = At("10.0.0.2") });
        Endpoint young = cluster.Pod("shop/db-1", "", pod => pod with { Addresses = At("2001:db8::2") });

        JsonElement json = Printed.Json(cluster.Explain(
            Ask("shop/web-1", "shop/StatefulSet/db", 80, [new Party.Pod(web)], [new Party.Pod(old), new Party.Pod(young)])));

        Assert.Equal("allow", json.GetProperty("verdict").GetString());
        Assert.Equal(0, json.GetProperty("families").GetArrayLength());
        Assert.Equal(
            ["shop/db-0: IPv4", "shop/db-1: "],
            json.GetProperty("variants").EnumerateArray().Select(variant =>
                $"{variant.GetProperty("to")[0]}: {string.Join(' ', variant.GetProperty("families").EnumerateArray())}"));
    }

    [Fact]
    public void Write_ServicePortName_IsAString()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        ExplainQuestion question = Ask(web, web, 8080) with { Port = new AskedPort(Protocol.Tcp, "http") };

        Assert.Equal("http", Printed.Json(cluster.Explain(question)).GetProperty("connection").GetProperty("port").GetString());
    }
}
