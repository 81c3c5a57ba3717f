using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes the rules that log a packet: a loud source is quietened first, so that it does not use up what its class may log.</summary>
/// <param name="settings">The limits.</param>
/// <param name="families">The words of the table's packets.</param>
internal sealed class LogRules(LogSettings settings, IReadOnlyList<FamilyFields> families)
{
    private const string Loud4 = "loud4";
    private const string Loud6 = "loud6";

    /// <summary>The sets that remember how much each source has caused.</summary>
    public IEnumerable<NftSet> Sets => [Loud(Loud4, FieldType.IPv4Address), Loud(Loud6, FieldType.IPv6Address)];

    /// <summary>The rules; packets go on after them.</summary>
    public IEnumerable<NftRule> Of(LogPrefix prefix) => families.Select(fields => NftRule.Of(
        fields.IsFamily,
        new NftExpression.LimitEach([fields.Source], fields.Family == AddressFamily.IPv4 ? Loud4 : Loud6, settings.EachSource),
        new NftExpression.Limit(settings.EachClass),
        new NftExpression.Log(prefix.ToString(), settings.Group, settings.SnapLength, settings.QueueThreshold)));

    private NftSet Loud(string name, FieldType address) => new(name, [address], SetKind.Dynamic, "sources that were logged of late, each with its limit")
    {
        Capacity = settings.Sources,
        Expiry = TimeSpan.FromMinutes(1),
    };
}
