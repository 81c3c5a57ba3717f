using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>Transcripts whose verdicts follow from docs/semantics.md 5.1 to 5.6.</summary>
public sealed class ExplanationTextTests
{
    private static readonly string[] Colours = ["\u001b[1;32m", "\u001b[1;31m", "\u001b[1m", "\u001b[2m", "\u001b[33m", "\u001b[0m"];

    [Fact]
    public void Write_DeniedByLabel_NamesTheLabelAndThePlace()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db-allow-api", "app=db", Direction.Ingress, From("app=api", 5432));

        Assert.Equal(
            """
            DENIED  shop/web-1 -> shop/db-0 TCP 5432: no rule lets it into shop/db-0

              out of shop/web-1: allowed, no policy isolates it for egress
              into shop/db-0: denied, isolated by shop/db-allow-api, and no rule matches
                > shop/db-allow-api             policies.yaml:10  isolates it
                - shop/db-allow-api ingress[0]  policies.yaml:20  label app=web is not app=api

            """,
            Printed.Text(cluster.Explain(Ask(web, db, 5432))));
    }

    [Fact]
    public void Write_AllowedAmongManyPolicies_PutsTheDecidingRuleFirst()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/deny-all", "", Direction.Ingress);
        cluster.Policy("shop/db-out", "app=db", Direction.Egress);
        cluster.Policy("shop/db-from-apps", "app=db", Direction.Ingress, From("app=api", 5432), From("app=web", 8443), From("app=web", 5432));

        Assert.Equal(
            """
            ALLOWED  shop/web-1 -> shop/db-0 TCP 5432: shop/db-from-apps ingress[2] allows it

              out of shop/web-1: allowed, no policy isolates it for egress
                - shop/deny-all  policies.yaml:10  selects it, but says nothing of traffic out
              into shop/db-0: allowed, shop/db-from-apps ingress[2] allows it
                > shop/db-from-apps ingress[2]  policies.yaml:22  matches and allows
                - shop/db-from-apps ingress[0]  policies.yaml:20  label app=web is not app=api
                - shop/db-from-apps ingress[1]  policies.yaml:21  port 5432 is not in 8443
                - shop/deny-all                 policies.yaml:10  isolates it, and has no rule for traffic in
                - shop/db-out                   policies.yaml:10  selects it, but says nothing of traffic in

            """,
            Printed.Text(cluster.Explain(Ask(web, db, 5432))));
    }

    /// <summary>Two replicas, told apart by a label and asked about each other: no rule is in play, so nothing differs.</summary>
    [Fact]
    public void Write_WorkloadToItselfThatIsAllowedThroughout_IsOneAnswer()
    {
        TestCluster cluster = new();
        Endpoint first = cluster.Pod("shop/web-0", "app=web,role=reader");
        Endpoint second = cluster.Pod("shop/web-1", "app=web");
        Explanation answer = cluster.Explain(Ask(
            "shop/StatefulSet/web", "shop/StatefulSet/web", 80, [new Party.Pod(first), new Party.Pod(second)], [new Party.Pod(first), new Party.Pod(second)]));

        Assert.StartsWith("ALLOWED  shop/StatefulSet/web -> shop/StatefulSet/web TCP 80: no policy stands in the way\n\n", Printed.Text(answer), StringComparison.Ordinal);
        Assert.False(Printed.Json(answer).TryGetProperty("variants", out _));
    }

    /// <summary>docs/semantics.md 5.11.</summary>
    [Fact]
    public void Write_AllowedWithoutACommonFamily_SaysThatNothingConnects()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "", pod => pod with { Addresses = At("10.0.0.1") });
        Endpoint old = cluster.Pod("shop/db-0", "", pod => pod with { Addresses = At("10.0.0.2") });
        Endpoint young = cluster.Pod("shop/db-1", "", pod => pod with { Addresses = At("2001:db8::2") });

        Assert.StartsWith(
            "ALLOWED  shop/web-1 -> shop/db-1 TCP 80: by policies, but the two ends have no address family in common and cannot connect\n",
            Printed.Text(cluster.Explain(Ask(web, young, 80))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            """
            ALLOWED  shop/web-1 -> shop/StatefulSet/db TCP 80: by policies, but some of these have no address family in common and cannot connect
              ALLOWED  to shop/db-0 over IPv4
              ALLOWED  to shop/db-1 without a common address family

            """,
            Printed.Text(cluster.Explain(
                Ask("shop/web-1", "shop/StatefulSet/db", 80, [new Party.Pod(web)], [new Party.Pod(old), new Party.Pod(young)]))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DeniedOnBothSides_SaysSo()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/deny-out", "app=web", Direction.Egress);
        cluster.Policy("shop/deny-in", "app=db", Direction.Ingress);

        Assert.Equal(
            """
            DENIED  shop/web-1 -> shop/db-0 TCP 5432: stopped on its way out of shop/web-1, and again on its way into shop/db-0

              out of shop/web-1: denied, isolated by shop/deny-out, which has no rule for traffic out
                > shop/deny-out  policies.yaml:10  isolates it, and has no rule for traffic out
              into shop/db-0: denied, isolated by shop/deny-in, which has no rule for traffic in
                > shop/deny-in  policies.yaml:10  isolates it, and has no rule for traffic in

            """,
            Printed.Text(cluster.Explain(Ask(web, db, 5432))));
    }

    [Fact]
    public void Write_WithoutPort_SaysWhatGetsThrough()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("app=web", 5432));

        Assert.StartsWith(
            "ALLOWED  shop/web-1 -> shop/db-0: TCP 5432; shop/db ingress[0] allows it\n",
            Printed.Text(cluster.Explain(Ask(web, db, null))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingInTheWay_SaysSo()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");

        Assert.StartsWith(
            "ALLOWED  shop/web-1 -> shop/db-0: every protocol and port; no policy stands in the way\n",
            Printed.Text(cluster.Explain(Ask(web, db, null))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SidesWithNothingInCommon_SaysWhatEachAllows()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/web-out", "app=web", Direction.Egress, From("app=db", 80));
        cluster.Policy("shop/db-in", "app=db", Direction.Ingress, From("app=web", 443));

        Assert.StartsWith(
            "DENIED  shop/web-1 -> shop/db-0: the two sides allow nothing in common: TCP 80 out, TCP 443 in\n",
            Printed.Text(cluster.Explain(Ask(web, db, null))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ReplicasThatDiffer_ListsThemBeforeTheWalk()
    {
        TestCluster cluster = new();
        Endpoint reader = cluster.Pod("shop/web-1", "app=web,role=reader");
        Endpoint other = cluster.Pod("shop/web-2", "app=web");
        Endpoint third = cluster.Pod("shop/web-3", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("role=reader", 5432));

        Assert.Equal(
            """
            DENIED  shop/Deployment/web -> shop/db-0 TCP 5432: not for all
              ALLOWED  from shop/web-1
              DENIED   from shop/web-2 and shop/web-3

              shown for shop/web-2 -> shop/db-0
              out of shop/web-2: allowed, no policy isolates it for egress
              into shop/db-0: denied, isolated by shop/db, and no rule matches
                > shop/db             policies.yaml:10  isolates it
                - shop/db ingress[0]  policies.yaml:20  pod shop/web-2 lacks role=reader

            """,
            Printed.Text(cluster.Explain(Ask(
                "shop/Deployment/web", "shop/db-0", 5432, [new Party.Pod(reader), new Party.Pod(other), new Party.Pod(third)], [new Party.Pod(db)]))));
    }

    [Fact]
    public void Write_AddressOutside_IsNotJudgedAndCaveatsComeLast()
    {
        TestCluster cluster = new();
        cluster.Assumed("dev");
        Endpoint dev = cluster.Pod("dev/tool", "app=tool", pod => pod with { Addresses = At("10.0.0.9") });
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.0.0.1") });
        cluster.Policy("shop/web", "app=web", Direction.Ingress, FromNamespaces("team=web"), FromBlock("203.0.113.0/24", ["203.0.113.7/32"]));

        Assert.Equal(
            """
            DENIED  203.0.113.7 -> shop/web-1 TCP 80: no rule lets it into shop/web-1

              out of 203.0.113.7: allowed, an address outside the cluster, which no policy governs
              into shop/web-1: denied, isolated by shop/web, and no rule matches
                > shop/web             policies.yaml:10  isolates it
                - shop/web ingress[0]  policies.yaml:20  203.0.113.7 is no pod, and the rule is about pods
                - shop/web ingress[1]  policies.yaml:21  203.0.113.7 is carved out by except 203.0.113.7/32

            """,
            Printed.Text(cluster.Explain(Ask(new Party.External(Block("203.0.113.7")), new Party.Pod(web), 80))));
        Assert.EndsWith(
            "\n  RF2910  namespace `dev` is not in the input, so whether it has `team=web` is not known; we take it to have only its name label\n",
            Printed.Text(cluster.Explain(Ask(dev, web, 80))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThroughAService_SaysWhereThePortLeads()
    {
        TestCluster cluster = new();
        Endpoint client = cluster.Pod("shop/api-1", "app=api");
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Service service = new(new ServiceName(new NamespaceName("shop"), "web"), ServiceKind.ClusterIP, []);
        ServiceResolution.Resolved resolved = new(
            [new ServiceBackend(new Party.Pod(web), new ServicePort("http", Protocol.Tcp, 80, new TargetPort.Number(8080)), 8080)], [], BackendSource.Selector);
        ExplainQuestion question = new("shop/api-1", "svc/shop/web", [new Party.Pod(client)], Destinations.Behind(service, resolved))
        {
            Port = new AskedPort(Protocol.Tcp, "http"),
        };

        Assert.Equal(
            """
            ALLOWED  shop/api-1 -> svc/shop/web TCP http: no policy stands in the way

              svc/shop/web port 80 leads to TCP 8080 of shop/web-1
              out of shop/api-1: allowed, no policy isolates it for egress
              into shop/web-1: allowed, no policy isolates it for ingress

            """,
            Printed.Text(cluster.Explain(question)));
    }

    [Fact]
    public void Write_OnATerminal_ColoursTheVerdictAndTheWordsStay()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Explanation answer = cluster.Explain(Ask(web, web, 80));
        StringWriter coloured = new();

        new ExplanationText(new FixedLocations(), TextStyle.Ansi).Write(coloured, answer);

        Assert.StartsWith("\u001b[1;32mALLOWED\u001b[0m", coloured.ToString(), StringComparison.Ordinal);
        Assert.Equal(Printed.Text(answer), Colours.Aggregate(coloured.ToString(), (text, colour) => text.Replace(colour, string.Empty, StringComparison.Ordinal)));
    }
}
