namespace Ringfence.Core;

/// <summary>Everything that policies say to one subject in one direction: the tiers that select it, the first to decide first.</summary>
/// <remarks>Subjects with equal programs are judged alike but for who they are themselves (self, own node, declared ports).</remarks>
public sealed record DirectionProgram(Direction Direction, ValueArray<TierProgram> Tiers);
