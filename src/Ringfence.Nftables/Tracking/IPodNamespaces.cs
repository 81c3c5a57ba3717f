using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the network namespaces of a node's pods.</summary>
public interface IPodNamespaces
{
    /// <summary>Works inside the network namespace of the pod that has an address, on a thread of its own; inside each, should several have it.</summary>
    /// <returns>False when there is none, or it cannot be entered; then nothing was done.</returns>
    bool TryVisit(Address pod, Action work);
}
