using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>One element of <c>ports</c>.</summary>
/// <param name="Node">The element.</param>
/// <param name="Protocol">The protocol's text; null when absent, which defaulting turns into TCP.</param>
/// <param name="Port">A number or a name; null when absent, which means every port of the protocol.</param>
/// <param name="EndPort">The last port of a range; null when absent.</param>
public sealed record NetworkPolicyPort(
    SyntaxNode Node,
    Located<string>? Protocol,
    PortValue? Port,
    Located<long>? EndPort);
