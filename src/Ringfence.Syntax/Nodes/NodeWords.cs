namespace Ringfence.Syntax;

/// <summary>Kinds of nodes as messages name them.</summary>
internal static class NodeWords
{
    /// <summary>One word, without an article.</summary>
    public static string Of(NodeKind kind) => kind switch
    {
        NodeKind.Null or NodeKind.Missing => "null",
        NodeKind.Boolean => "boolean",
        NodeKind.Number => "number",
        NodeKind.String => "string",
        NodeKind.Sequence => "list",
        NodeKind.Mapping => "mapping",
    };
}
