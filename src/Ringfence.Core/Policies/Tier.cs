namespace Ringfence.Core;

/// <summary>An ordered group of policies that answers together or leaves the connection to the next.</summary>
/// <param name="Name">For people.</param>
/// <param name="Order">Lower decides first.</param>
/// <param name="Mode">How its rules come to an answer.</param>
/// <param name="EndOfTier">What happens to what no rule decides; an additive tier uses isolation instead.</param>
/// <param name="Exemptions">What it never judges.</param>
/// <param name="Policies">Its policies, by rank.</param>
public sealed record Tier(
    string Name,
    int Order,
    TierMode Mode,
    EndOfTier EndOfTier,
    ValueArray<Exemption> Exemptions,
    ValueArray<Policy> Policies);
