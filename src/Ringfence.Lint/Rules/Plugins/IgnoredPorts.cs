namespace Ringfence.Lint;

/// <summary>Ports of rules that the only enforcer of the input ignores.</summary>
internal static class IgnoredPorts
{
    /// <summary>The ports of a kind, where the enforcer is known and alone, and has a reason to ignore them; none otherwise.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="why">Why a plugin ignores ports of the kind; empty when it does not.</param>
    /// <param name="isMeant">Whether a port is of the kind.</param>
    public static IEnumerable<(RulePort Port, NetworkPlugin Plugin, string Why)> Find(LintContext context, Func<NetworkPlugin, string> why, Predicate<RulePort> isMeant)
    {
        NetworkPlugin[] enforcers = [.. NetworkPlugins.Of(context).Found.Where(plugin => plugin.Enforces)];
        return enforcers is [var only] && why(only) is { Length: > 0 } reason
            ? context.Policies.SelectMany(RulePort.Of).Where(port => isMeant(port)).Select(port => (port, only, reason))
            : [];
    }
}
