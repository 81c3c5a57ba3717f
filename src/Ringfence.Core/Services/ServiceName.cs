namespace Ringfence.Core;

/// <summary>Names a Service.</summary>
public readonly record struct ServiceName(NamespaceName Namespace, string Name)
{
    /// <summary>The Service's id in questions and answers, <c>svc/shop/web</c>.</summary>
    public override string ToString() => $"svc/{Namespace}/{Name}";
}
