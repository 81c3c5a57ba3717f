using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>Picks policies by name.</summary>
internal static class PolicyChoice
{
    /// <summary>The policies that names stand for, <c>NAME</c> or <c>NAMESPACE/NAME</c>, in the order asked; every policy when none is asked for.</summary>
    /// <exception cref="UnanswerableException">There is no such policy, or none at all; standard error says which.</exception>
    public static IReadOnlyList<NetworkPolicyReading.Valid> Of(ClusterManifests cluster, IReadOnlyList<string> names, CommandRun run)
    {
        if (cluster.Policies.Count == 0)
        {
            throw new UnanswerableException("the input holds no NetworkPolicy");
        }

        return names.Count == 0 ? cluster.Policies : [.. names.Select(name => Find(cluster, name, run))];
    }

    private static NetworkPolicyReading.Valid Find(ClusterManifests cluster, string name, CommandRun run)
    {
        string full = name.Contains('/') ? name : $"{cluster.DefaultNamespace}/{name}";
        if (cluster.Policies.FirstOrDefault(policy => policy.Policy.Ref.ToString() == full) is { } found)
        {
            return found;
        }

        // A bare name that only one namespace has leaves no doubt.
        List<NetworkPolicyReading.Valid> named = [.. cluster.Policies.Where(policy => policy.Policy.Ref.Name == name)];
        return named.Count == 1 ? named[0] : throw ArgumentFault.Of(run, "POLICY", name, QuestionDiagnostics.UnknownPolicy, full, Help(cluster, full, named));
    }

    private static string Help(ClusterManifests cluster, string name, List<NetworkPolicyReading.Valid> named)
    {
        if (named.Count > 1)
        {
            return $"say which of {string.Join(", ", named.Select(policy => $"`{policy.Policy.Ref}`"))}";
        }

        IReadOnlyList<string> near = NearestName.FindSeveral(name, cluster.Policies.Select(policy => policy.Policy.Ref.ToString()), 3);
        return near.Count == 0
            ? "write a policy of the input, `NAME` or `NAMESPACE/NAME`"
            : $"did you mean {string.Join(" or ", near.Select(one => $"`{one}`"))}?";
    }
}
