namespace Ringfence.Analysis;

/// <summary>Two pods that stand for all that several maps treat alike, in what they are and in whether they share a node.</summary>
/// <param name="From">The one that opens connections; null for addresses.</param>
/// <param name="To">The one that receives them; null for addresses.</param>
/// <param name="Together">The maps in which both are on one node, a bit for the place of each.</param>
internal readonly record struct ReplicaMeeting(ReplicaKin? From, ReplicaKin? To, ulong Together);
