using System.Globalization;
using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Something about enforcement on a node that people ought to know.</summary>
/// <param name="Descriptor">What it is.</param>
/// <param name="Arguments">What fills the holes of its message and help.</param>
public sealed record RuntimeFinding(DiagnosticDescriptor Descriptor, ValueArray<string> Arguments)
{
    /// <summary>The message, filled.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.Message, [.. Arguments]);

    /// <summary>What to do about it, filled.</summary>
    public string Help => string.Format(CultureInfo.InvariantCulture, Descriptor.Help, [.. Arguments]);
}
