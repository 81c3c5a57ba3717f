namespace Ringfence.Core;

/// <summary>Which address family a rule is for.</summary>
public enum FamilyScope
{
    /// <summary>Both.</summary>
    Any,

    /// <summary>Only IPv4 connections.</summary>
    IPv4,

    /// <summary>Only IPv6 connections.</summary>
    IPv6,
}
