namespace Ringfence.Analysis;

/// <summary>What a row allows with some classes alike. The default is nothing.</summary>
/// <param name="Sum">The number of the traffic that needs no names.</param>
/// <param name="Names">Which of the row's names of ports are allowed besides, a bit each.</param>
internal readonly record struct RowPart(int Sum, ulong Names);
