using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>How new pods are guarded until their policies are in place.</summary>
/// <remarks>
/// A pod's interface is there before anybody knows the pod, so it is known by its name; the range of a node's pods would not do, for many
/// networks take addresses from elsewhere. Where all pods come in by one bridge, nothing can be guarded so.
/// </remarks>
/// <param name="Mode">What becomes of their packets.</param>
/// <param name="InterfacePrefixes">How the names of pods' interfaces begin on this node (<c>cali</c>, <c>veth</c>); matters only when the mode is not off.</param>
public sealed record PodGuard(GuardMode Mode, ValueArray<string> InterfacePrefixes)
{
    /// <summary>New pods are not guarded.</summary>
    public static PodGuard Off { get; } = new(GuardMode.Off, []);
}
