using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A block of addresses with holes, as written.</summary>
/// <param name="Node">The block.</param>
/// <param name="Cidr">Its <c>cidr</c>; empty when absent.</param>
/// <param name="Except">Its holes in order.</param>
public sealed record IpBlock(SyntaxNode Node, Located<string> Cidr, IReadOnlyList<Located<string>> Except);
