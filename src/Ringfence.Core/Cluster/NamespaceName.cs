namespace Ringfence.Core;

/// <summary>The name of a Kubernetes namespace.</summary>
public readonly record struct NamespaceName(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
