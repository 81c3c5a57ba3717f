using System.Text.Json.Nodes;
using static Ringfence.Bench.PolicyParts;

namespace Ringfence.Bench;

/// <summary>Makes the policies of a team's namespace: nothing by default but DNS and metrics, one policy for each tier, and in places one for partners.</summary>
/// <remarks>Of fifty namespaces 49 have the first four, four have the fifth, and one has no policy at all: 200 policies.</remarks>
internal static class PolicyObjects
{
    private const int Period = 50;
    private const int Open = 49;
    private const int PartnerStep = 10;
    private const int PartnerCount = 16;

    /// <summary>The policies of the nth namespace.</summary>
    public static IEnumerable<JsonObject> Of(int space)
    {
        string name = ClusterObjects.SpaceOf(space);
        if (space % Period == Open)
        {
            yield break;
        }

        foreach (JsonObject policy in Usual(name))
        {
            yield return policy;
        }

        if (space % PartnerStep == 0 && space % Period < Open - PartnerStep)
        {
            yield return Partners(name, space);
        }
    }

    /// <summary>The four policies that nearly every namespace has.</summary>
    public static IEnumerable<JsonObject> Usual(string space)
    {
        yield return Policy(
            space,
            "default",
            Everything(),
            Rules(From([Namespaces(Labelled("team", "monitoring"))], Port("TCP", "metrics"))),
            Rules(To([Pods(Named("kube-system"), Labelled("k8s-app", "kube-dns"))], Port("UDP", 53), Port("TCP", 53))));
        yield return Policy(
            space,
            "web",
            App("web"),
            Rules(From([Pods(Named("ingress-nginx"), App("ingress-nginx"))], Port("TCP", "main"))),
            Rules(To([Pods(App("api"))], Port("TCP", "main"))));
        yield return Policy(
            space,
            "api",
            App("api"),
            Rules(From([Pods(App("web"))], Port("TCP", "main"))),
            Rules(
                To([Pods(App("db"))], Port("TCP", 5432), Range(7000, 7010)),
                To([Block("0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.169.254/32")], Port("TCP", 443))));
        yield return Policy(
            space,
            "db",
            App("db"),
            Rules(From([Pods(App("api"))], Port("TCP", 5432), Range(7000, 7010)), From([Pods(App("db"))], Range(7000, 7010))),
            Rules(To([Pods(App("db"))], Range(7000, 7010))));
    }

    private static JsonObject Partners(string space, int number)
    {
        int partner = number / PartnerStep % PartnerCount;
        return Policy(
            space,
            "partners",
            App("api"),
            ingress: Rules(From([Block($"203.0.113.{partner * 4}/30")], Port("TCP", "main"))),
            egress: Rules(To([Block($"198.51.{partner}.0/24", $"198.51.{partner}.128/25"), Block("2001:db8:5::/48")], Port("TCP", 443), Range(8440, 8449))));
    }
}
