using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Destinations that are alike and reached alike. Two groups are the same only as objects.</summary>
internal sealed class DestinationGroup(PartyGroup group, Via via, ValueArray<QuestionPort> ports)
{
    public PartyGroup Group { get; } = group;

    public Via Via { get; } = via;

    public ValueArray<QuestionPort> Ports { get; } = ports;
}
