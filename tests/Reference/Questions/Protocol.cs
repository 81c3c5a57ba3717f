namespace Ringfence.Reference;

/// <summary>What a connection speaks. <see cref="Other"/> (ICMP, GRE, ...) cannot be written in a policy (5.9).</summary>
public enum Protocol { Tcp, Udp, Sctp, Other }
