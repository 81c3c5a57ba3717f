using System.Globalization;

namespace Ringfence.Core;

/// <summary>An inclusive range of transport ports, 1 to 65535.</summary>
/// <remarks>The default value is the single port 0, which no connection uses.</remarks>
public readonly record struct PortRange
{
    /// <summary>The ports from one to another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first is 0, or the last is below it.</exception>
    public PortRange(ushort first, ushort last)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        (First, Last) = (first, last);
    }

    /// <summary>Every port.</summary>
    public static PortRange All { get; } = new(1, ushort.MaxValue);

    /// <summary>The lowest port.</summary>
    public ushort First { get; }

    /// <summary>The highest port, which belongs to the range.</summary>
    public ushort Last { get; }

    /// <summary>Whether the port lies in the range.</summary>
    public bool Contains(ushort port) => First <= port && port <= Last;

    /// <summary><c>80</c> or <c>8000-8100</c>.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
