namespace Ringfence.Reference;

public sealed record IpBlock(string Cidr, IReadOnlyList<string>? Except);
