namespace Ringfence.Syntax;

/// <summary>What a node is after scalars were typed as the API server's YAML front end types them (docs/semantics.md, reading).</summary>
public enum NodeKind
{
    /// <summary>No node: a key that is not there. The kind of <c>default(SyntaxNode)</c>.</summary>
    Missing,

    /// <summary>A null: <c>~</c>, <c>null</c>, or nothing where a value could stand.</summary>
    Null,

    /// <summary>A YAML 1.1 boolean (<c>yes</c>, <c>off</c>, <c>true</c>, ...) or a JSON one.</summary>
    Boolean,

    /// <summary>A number, integral or not, in any of YAML 1.1's forms.</summary>
    Number,

    /// <summary>Any other scalar, and every quoted one.</summary>
    String,

    /// <summary>An ordered list of nodes.</summary>
    Sequence,

    /// <summary>Keys and values in the order written, duplicates included.</summary>
    Mapping,
}
