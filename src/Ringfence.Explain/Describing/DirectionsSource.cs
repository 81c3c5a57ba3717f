namespace Ringfence.Explain;

/// <summary>How a policy came to be for the directions it is for.</summary>
public enum DirectionsSource
{
    /// <summary>The manifest lists them in <c>policyTypes</c>.</summary>
    Written,

    /// <summary>The API server filled them in: ingress always, egress when there are egress rules (docs/semantics.md 2.1).</summary>
    Defaulted,
}
