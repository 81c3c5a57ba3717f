using System.Text.Json.Nodes;
using static Ringfence.Bench.PolicyParts;

namespace Ringfence.Bench;

/// <summary>Makes a cluster that nothing can be shared in: every pod has labels and a workload of its own, selectors are wide, and no address block comes twice.</summary>
internal static class FlatObjects
{
    private const int Seed = 20_260_302;
    private const int SpaceCount = 20;
    private const int PodsPerSpace = 50;
    private const int PoliciesPerSpace = 10;
    private const int FewestValues = 20;
    private const int MostValues = 60;

    private static readonly int[] CommonPorts = [80, 443, 5432, 6379, 8080, 8443, 9090, 9092];

    /// <summary>The spaces: 1,000 pods and 200 policies.</summary>
    /// <param name="rules">How many rules a policy has in each direction: wide selectors and a block of addresses in the first, selectors in the others.</param>
    public static IEnumerable<GeneratedSpace> Spaces(int rules) => Enumerable.Range(0, SpaceCount).Select(space => new GeneratedSpace(SpaceOf(space), Of(space, rules)));

    private static string SpaceOf(int space) => $"flat-{space:d2}";

    private static string AppOf(int number) => $"app-{number:d4}";

    private static IEnumerable<JsonObject> Of(int space, int rules)
    {
        Random random = new(Seed + space);
        yield return ClusterObjects.Namespace(SpaceOf(space), $"group-{space % 7}");
        for (int pod = 0; pod < PodsPerSpace; pod++)
        {
            yield return Pod(SpaceOf(space), (space * PodsPerSpace) + pod);
        }

        for (int policy = 0; policy < PoliciesPerSpace; policy++)
        {
            int number = (space * PoliciesPerSpace) + policy;
            yield return Policy(
                SpaceOf(space),
                $"policy-{number:d3}",
                Subjects(space, random),
                Rules([.. Enumerable.Range(0, rules).Select(rule => From(Peers(number, 0, rule, random), Ports(random)))]),
                Rules([.. Enumerable.Range(0, rules).Select(rule => To(Peers(number, 1, rule, random), Ports(random)))]));
        }
    }

    private static JsonObject Pod(string space, int number)
    {
        string address = $"10.{96 + (number >> 8)}.{number & 255}.{1 + (number % 200)}";
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{AppOf(number)}-0",
                ["namespace"] = space,
                ["labels"] = new JsonObject
                {
                    ["app"] = AppOf(number),
                    ["owner"] = $"person-{number % 37}",
                    ["tier"] = $"tier-{number % 5}",
                    ["version"] = $"v{number % 13}",
                    [$"feature-{number % 11}"] = "enabled",
                },
                ["ownerReferences"] = WorkloadObjects.Owner("StatefulSet", AppOf(number)),
            },
            ["spec"] = new JsonObject
            {
                ["nodeName"] = $"node-{number % 20:d4}",
                ["containers"] = new JsonArray(new JsonObject
                {
                    ["name"] = "main",
                    ["image"] = $"registry.example.com/flat/{AppOf(number)}:1.0.0",
                    ["ports"] = new JsonArray(
                        new JsonObject { ["containerPort"] = CommonPorts[number % CommonPorts.Length], ["name"] = "main", ["protocol"] = "TCP" },
                        new JsonObject { ["containerPort"] = 9000 + (number % 89), ["name"] = "side", ["protocol"] = "TCP" }),
                }),
            },
            ["status"] = new JsonObject { ["phase"] = "Running", ["podIP"] = address },
        };
    }

    private static JsonNode[] Peers(int policy, int direction, int rule, Random random) =>
        rule == 0 ? [Peer(random), Carved(policy, direction)] : [Peer(random), Peer(random)];

    private static JsonObject Subjects(int space, Random random) => random.Next(4) switch
    {
        0 => Everything(),
        1 => Matching(Expression("app", "NotIn", Apps(space * PodsPerSpace, PodsPerSpace, random))),
        2 => Matching(Expression("tier", "In", "tier-0", "tier-1", "tier-2"), Expression($"feature-{random.Next(11)}", "DoesNotExist")),
        _ => Matching(Expression("app", "In", Apps(space * PodsPerSpace, PodsPerSpace, random))),
    };

    private static JsonObject Peer(Random random) => random.Next(4) switch
    {
        0 => Pods(Everything(), Matching(Expression("app", "In", Apps(0, SpaceCount * PodsPerSpace, random)))),
        1 => Pods(Everything(), Matching(Expression("app", "NotIn", Apps(0, SpaceCount * PodsPerSpace, random)), Expression("owner", "Exists"))),
        2 => Pods(Matching(Expression("team", "NotIn", $"group-{random.Next(7)}")), Matching(Expression($"feature-{random.Next(11)}", "Exists"))),
        _ => Namespaces(Matching(Expression("team", "In", $"group-{random.Next(7)}", $"group-{random.Next(7)}"))),
    };

    private static string[] Apps(int first, int count, Random random) =>
        [.. Enumerable.Range(0, random.Next(FewestValues, MostValues)).Select(_ => random.Next(first, first + count)).Distinct().Order().Select(AppOf)];

    // A block of its own for each policy and direction, some of them around the pods' own addresses.
    private static JsonObject Carved(int number, int direction)
    {
        int block = (number * 2) + direction;
        return block % 8 == 0
            ? Block($"10.{96 + (block / 128)}.{block / 4 % 32 * 8}.0/21", $"10.{96 + (block / 128)}.{(block / 4 % 32 * 8) + 3}.0/24")
            : Block($"172.{16 + (block >> 5)}.{(block & 31) * 8}.0/21", $"172.{16 + (block >> 5)}.{((block & 31) * 8) + (block % 7)}.0/24");
    }

    // Ports as clusters have them: few, and the same ones again and again. Were they random too, no two pairs of pods would have the same
    // answer, and printing would be all that is measured.
    private static JsonNode[] Ports(Random random) => [Port("TCP", CommonPorts[random.Next(CommonPorts.Length)]), random.Next(3) switch
    {
        0 => Range(30_000, 32_767),
        1 => Port("TCP", "main"),
        _ => Port("UDP", 53),
    }];
}
