namespace Ringfence.Lint;

/// <summary>A probe that the kubelet makes over the network.</summary>
/// <param name="Kind"><c>livenessProbe</c>, <c>readinessProbe</c> or <c>startupProbe</c>.</param>
/// <param name="Port">A number, or the name of a container port.</param>
public readonly record struct PodProbe(string Kind, string Port);
