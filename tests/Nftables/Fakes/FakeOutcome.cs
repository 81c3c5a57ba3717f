namespace Ringfence.Nftables.Tests;

/// <summary>What became of a packet.</summary>
/// <param name="Passes">Whether it went on behind the last base chain.</param>
/// <param name="Logged">The prefixes that it was logged with, in order.</param>
/// <param name="Counted">The counters that counted it, in order.</param>
/// <param name="Rules">How many rules it met.</param>
/// <param name="Lookups">How many sets and maps it was looked up in.</param>
internal sealed record FakeOutcome(bool Passes, IReadOnlyList<string> Logged, IReadOnlyList<string> Counted, int Rules, int Lookups);
