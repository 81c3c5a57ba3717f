namespace Ringfence.Nftables;

/// <summary>A class, and whom to ask about what it judged.</summary>
/// <param name="Class">The class.</param>
/// <param name="Question">The cluster as it was when the class was last in force; null once that is too long ago to be kept.</param>
/// <param name="InForce">When it was last known to be in force.</param>
internal sealed record JudgedState(PodClass Class, PacketQuestion? Question, DateTimeOffset InForce);
