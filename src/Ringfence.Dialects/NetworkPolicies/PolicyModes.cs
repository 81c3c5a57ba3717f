using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>Reads from a policy's annotations whether nodes are to act on it.</summary>
internal static class PolicyModes
{
    /// <summary>The annotation: <c>audit</c> or <c>enforce</c>.</summary>
    public const string Annotation = "ringfence.dev/mode";

    private const string Audit = "audit";
    private const string Enforce = "enforce";

    /// <summary>The mode; whatever is not <c>audit</c> is enforced, so that a slip of the pen opens nothing.</summary>
    public static PolicyMode Of(ObjectMetadata metadata) =>
        metadata.Annotations.Any(entry => entry.Key.Value == Annotation && entry.Value.Value == Audit) ? PolicyMode.Audited : PolicyMode.Enforced;

    /// <summary>The annotation's values that are neither.</summary>
    public static IEnumerable<Located<string>> Unknown(ObjectMetadata metadata) =>
        metadata.Annotations.Where(entry => entry.Key.Value == Annotation && entry.Value.Value is not (Audit or Enforce)).Select(entry => entry.Value);
}
