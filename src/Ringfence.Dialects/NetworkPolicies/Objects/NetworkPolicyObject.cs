using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>A NetworkPolicy (networking.k8s.io/v1) with its places: as written, or with defaults filled in once it went through <see cref="NetworkPolicyDefaults"/>.</summary>
/// <param name="Node">The whole object.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Spec">Its spec; an absent one is all zero values.</param>
public sealed record NetworkPolicyObject(SyntaxNode Node, ObjectMetadata Metadata, NetworkPolicySpec Spec);
