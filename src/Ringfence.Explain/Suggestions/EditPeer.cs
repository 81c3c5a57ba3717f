using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>A peer to allow; a closed set of cases, none of which is everyone.</summary>
public abstract record EditPeer
{
    private EditPeer()
    {
    }

    /// <summary>Pods with some labels in one namespace.</summary>
    /// <param name="Namespace">Their namespace, by its name label; null for the policy's own.</param>
    /// <param name="Labels">Their labels; at least one.</param>
    public sealed record Pods(NamespaceName? Namespace, LabelSet Labels) : EditPeer;

    /// <summary>A block of addresses.</summary>
    public sealed record Block(Cidr Cidr) : EditPeer;
}
