using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Destinations that are alike and reached alike. Two groups are the same only as objects.</summary>
internal sealed class DestinationGroup(PartyGroup group, Via via, ValueArray<TranslatedPort> ports)
{
    public PartyGroup Group { get; } = group;

    public Via Via { get; } = via;

    public ValueArray<TranslatedPort> Ports { get; } = ports;
}
