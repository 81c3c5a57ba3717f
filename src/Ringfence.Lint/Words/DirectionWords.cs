using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Words of directions.</summary>
internal static class DirectionWords
{
    /// <summary>The field of its rules: <c>ingress</c> or <c>egress</c>.</summary>
    public static string Field(this Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";

    /// <summary>Its name in policyTypes: <c>Ingress</c> or <c>Egress</c>.</summary>
    public static string TypeName(this Direction direction) => direction == Direction.Ingress ? "Ingress" : "Egress";
}
