namespace Ringfence.Nftables;

/// <summary>One packet that a rule logged.</summary>
/// <param name="Time">When: the kernel's time where it keeps one, else when it was read.</param>
/// <param name="Prefix">What the rule says of it.</param>
/// <param name="Head">Its headers.</param>
/// <param name="InputInterface">The number of the interface it came in by; 0 for none.</param>
/// <param name="OutputInterface">The number of the interface it was to leave by; 0 for none.</param>
public sealed record LoggedPacket(DateTimeOffset Time, string Prefix, PacketHead Head, int InputInterface, int OutputInterface);
