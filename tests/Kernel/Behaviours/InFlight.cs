namespace Ringfence.Kernel.Tests;

/// <summary>Ways to say that web may connect to port 80 of db and far may not. Each is a class of its own, with other peers or other ports, so that going from one to the next makes chains and sets.</summary>
internal static class InFlight
{
    /// <summary>So many policies, for the usual cluster: by labels and by a block in turn, with single ports (a hash), a range of them (an interval set), or all.</summary>
    public static string[] Policies(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Scene.Policy(
            "gate", $"{{podSelector: {{matchLabels: {{app: db}}}}, ingress: [{{from: [{(i % 2 == 0 ? "{podSelector: {matchLabels: {app: web}}}" : "{ipBlock: {cidr: 10.1.0.1/32}}")}], ports: [{Ports(i)}]}}]}}")),
    ];

    private static string Ports(int i) => (i % 3) switch
    {
        0 => $"{{port: 80}}, {{port: {1000 + i}}}",
        1 => $"{{port: 80, endPort: {1000 + i}}}",
        _ => $"{{port: 1, endPort: {1000 + i}}}, {{port: {2000 + i}, protocol: UDP}}",
    };
}
