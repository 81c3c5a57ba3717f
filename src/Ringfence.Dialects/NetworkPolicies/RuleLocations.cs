using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Where policies, rules and their parts stand in the text: what a host joins with the references that answers carry.</summary>
public sealed class RuleLocations
{
    private readonly Dictionary<PolicyRef, NetworkPolicyReading.Valid> _readings;

    private RuleLocations(Dictionary<PolicyRef, NetworkPolicyReading.Valid> readings) => _readings = readings;

    /// <summary>Knows no policy.</summary>
    public static RuleLocations Empty { get; } = new([]);

    /// <summary>The places of some policies; of the same policy given twice the last counts.</summary>
    public static RuleLocations Of(IEnumerable<NetworkPolicyReading.Valid> readings)
    {
        Dictionary<PolicyRef, NetworkPolicyReading.Valid> last = [];
        foreach (NetworkPolicyReading.Valid reading in readings)
        {
            last[reading.Policy.Ref] = reading;
        }

        return new RuleLocations(last);
    }

    /// <summary>The object behind a policy, with the places of all its parts; null for a policy that is not known.</summary>
    public NetworkPolicyObject? FindObject(PolicyRef policy) => _readings.GetValueOrDefault(policy)?.Stored;

    /// <summary>Where a policy begins; null for one that is not known.</summary>
    public SourceLocation? Find(PolicyRef policy) => _readings.GetValueOrDefault(policy)?.Node.Location;

    /// <summary>Where a rule stands; null for one that is not known.</summary>
    public SourceLocation? Find(RuleRef rule) => FindRule(rule)?.Node.Location;

    /// <summary>Where a peer of a rule stands, by its 0-based place in <c>from</c> or <c>to</c>; null for one that is not known.</summary>
    public SourceLocation? FindPeer(RuleRef rule, int peer) => FindRule(rule)?.Peers.ElementAtOrDefault(peer)?.Node.Location;

    /// <summary>Where a port of a rule stands, by its 0-based place in <c>ports</c>; null for one that is not known.</summary>
    public SourceLocation? FindPort(RuleRef rule, int port) => FindRule(rule)?.Ports.ElementAtOrDefault(port)?.Node.Location;

    private NetworkPolicyRule? FindRule(RuleRef rule) =>
        FindObject(rule.Policy)?.Spec.Rules(rule.Direction).ElementAtOrDefault(rule.Index);
}
