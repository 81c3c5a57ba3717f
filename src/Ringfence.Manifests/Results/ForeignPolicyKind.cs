namespace Ringfence.Manifests;

/// <summary>A policy language that the input uses and Ringfence does not evaluate: every answer carries a caveat.</summary>
/// <param name="ApiVersion">As written, <c>cilium.io/v2</c> for example.</param>
/// <param name="Kind">As written.</param>
/// <param name="Count">How many objects, at least one.</param>
/// <param name="First">Where the first of them stands.</param>
public sealed record ForeignPolicyKind(string ApiVersion, string Kind, int Count, ObjectPlace First);
