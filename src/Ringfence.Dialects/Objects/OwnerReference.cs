using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>An owner of an object as written (meta/v1 <c>OwnerReference</c>).</summary>
/// <param name="Node">The reference.</param>
/// <param name="ApiVersion">The owner's API version; empty when absent.</param>
/// <param name="Kind">The owner's kind; empty when absent.</param>
/// <param name="Name">The owner's name; empty when absent.</param>
/// <param name="Uid">The owner's uid; empty when absent.</param>
/// <param name="Controller">Whether the owner manages the object; null when not said.</param>
/// <param name="BlockOwnerDeletion">Whether the owner waits for the object to go; null when not said.</param>
public sealed record OwnerReference(
    SyntaxNode Node,
    Located<string> ApiVersion,
    Located<string> Kind,
    Located<string> Name,
    Located<string> Uid,
    bool? Controller,
    bool? BlockOwnerDeletion);
