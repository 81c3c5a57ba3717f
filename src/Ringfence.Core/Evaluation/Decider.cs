namespace Ringfence.Core;

/// <summary>What settled one side of a connection; a closed set of cases.</summary>
public abstract record Decider
{
    private Decider()
    {
    }

    /// <summary>Rules that fit: every fitting rule of the deciding action where rules add up, the first where the first decides.</summary>
    public sealed record ByRules(ValueArray<RuleRef> Rules) : Decider;

    /// <summary>Policies isolate the subject and none of their rules fits.</summary>
    public sealed record ByIsolation(ValueArray<PolicyRef> Policies) : Decider;

    /// <summary>No rule of a tier fits, and the tier decides what is left.</summary>
    public sealed record ByEndOfTier(string Tier) : Decider;

    /// <summary>The connection is one that is never judged.</summary>
    public sealed record ByExemption(Exemption Exemption) : Decider;

    /// <summary>Nothing isolates the subject, so everything goes.</summary>
    public sealed record ByDefault : Decider;

    /// <summary>No policy can govern this side.</summary>
    public sealed record NotGoverned(Ungoverned Why) : Decider;
}
