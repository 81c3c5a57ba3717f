namespace Ringfence.Reference;

/// <summary>One entry of <c>ports</c>: the field <c>port</c> is <paramref name="Number"/> or <paramref name="Name"/>, never both.</summary>
public sealed record PolicyPort(Protocol? Protocol, int? Number, string? Name, int? EndPort);
