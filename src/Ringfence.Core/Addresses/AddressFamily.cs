namespace Ringfence.Core;

/// <summary>The two families of IP addresses.</summary>
public enum AddressFamily
{
    /// <summary>32-bit addresses.</summary>
    IPv4,

    /// <summary>128-bit addresses.</summary>
    IPv6,
}
