namespace Ringfence.Syntax;

/// <summary>One node on the tape of a <see cref="SyntaxTree"/>: children follow their parent, in document order.</summary>
/// <param name="Kind">The node's kind; <see cref="NodeKind.Missing"/> marks an alias, whose target is <paramref name="Extra"/>.</param>
/// <param name="Start">Offset of its first byte in the source.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Next">Index of the record after this node and all below it.</param>
/// <param name="Extra">Scalars: -1 when the text is the bytes of the span, -2 when it is the bytes between the span's two quotes, -3 when those are to be read with JSON's escapes, else an index into the decoded texts. Aliases: the target's index. Collections: the number of entries or items.</param>
internal readonly record struct SyntaxRecord(NodeKind Kind, int Start, int Length, int Next, int Extra);
