using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A port as written: a number or the name of a container port; a closed set of cases. A quoted number is a name.</summary>
public abstract record PortValue
{
    private PortValue(SyntaxNode node) => Node = node;

    /// <summary>The value.</summary>
    public SyntaxNode Node { get; }

    /// <summary>A number that 32 bits hold.</summary>
    public sealed record Number(SyntaxNode Place, long Value) : PortValue(Place);

    /// <summary>A name.</summary>
    public sealed record Name(SyntaxNode Place, string Value) : PortValue(Place);
}
