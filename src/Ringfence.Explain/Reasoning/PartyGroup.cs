using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Parties that no rule in play can tell apart, but for being themselves. Two groups are the same only as objects.</summary>
/// <param name="members">At least one, in the order given; the first stands for all.</param>
internal sealed class PartyGroup(ValueArray<Party> members)
{
    public ValueArray<Party> Members { get; } = members;
}
