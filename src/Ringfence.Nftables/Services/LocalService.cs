using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>An address of the node itself that stands for a Service: an agent of the node answers there in place of the Service's pods.</summary>
/// <param name="Address">The address.</param>
/// <param name="Service">The Service.</param>
public sealed record LocalService(Address Address, ServiceName Service);
