namespace Ringfence.Core;

/// <summary>A port name as a rule writes it, with the rule's protocol; it means a number only on a destination pod.</summary>
public readonly record struct PortName(string Name, Protocol Protocol);
