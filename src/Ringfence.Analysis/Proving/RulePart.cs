using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A part of a rule that can be asked about by itself; a closed set of cases.</summary>
public abstract record RulePart
{
    private RulePart()
    {
    }

    /// <summary>One of the rule's peers.</summary>
    /// <param name="Index">0-based place in the list of peers.</param>
    public sealed record OnePeer(int Index) : RulePart;

    /// <summary>One of its port names.</summary>
    public sealed record Named(PortName Name) : RulePart;
}
