namespace Ringfence.Analysis;

/// <summary>What may be exchanged with some addresses outside.</summary>
/// <param name="Addresses">The number of the addresses: of a piece that rules cut, or of a class of pieces.</param>
/// <param name="Traffic">The number of the traffic; never that of nothing.</param>
internal readonly record struct OutsideCell(int Addresses, int Traffic);
