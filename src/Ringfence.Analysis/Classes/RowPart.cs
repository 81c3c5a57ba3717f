namespace Ringfence.Analysis;

/// <summary>What a row allows with some classes alike. The default is nothing.</summary>
/// <param name="Sum">The number of the traffic that needs no names.</param>
/// <param name="Naming">Which of the row's groups that name ports take the classes, a bit each.</param>
internal readonly record struct RowPart(int Sum, ulong Naming);
