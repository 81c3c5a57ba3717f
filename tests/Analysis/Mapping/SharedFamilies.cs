using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>
/// In which families two ends can connect, by semantics.md 5.10 and 5.11: in those of which both have addresses. An end of which no address
/// is known takes part in IPv4, or in IPv6 where the other end has that only.
/// </summary>
internal static class SharedFamilies
{
    private static readonly AddressFamily[] All = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>The families; none when all addresses are known and none fit.</summary>
    public static AddressFamily[] Of(EndpointAddresses first, EndpointAddresses second) => (IsUnknown(first), IsUnknown(second)) switch
    {
        (true, true) => [AddressFamily.IPv4],
        (true, false) => [Assumed(second)],
        (false, true) => [Assumed(first)],
        (false, false) => [.. All.Where(family => first.Has(family) && second.Has(family))],
    };

    private static bool IsUnknown(EndpointAddresses addresses) => addresses.Knowledge == AddressKnowledge.Assumed;

    private static AddressFamily Assumed(EndpointAddresses other) => other.Has(AddressFamily.IPv4) ? AddressFamily.IPv4 : AddressFamily.IPv6;
}
