namespace Ringfence.Nftables;

/// <summary>A class that the kernel does not take, so that nothing is allowed for its pods in its direction.</summary>
/// <param name="Class">The class: its policies and its pods.</param>
/// <param name="Error">Why the kernel refuses it.</param>
/// <param name="Reason">What it refuses, for people.</param>
public sealed record ClosedClass(PodClass Class, Errno Error, string Reason);
