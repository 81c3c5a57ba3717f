namespace Ringfence.Core;

/// <summary>A backend pod that does not declare the port name that a Service port leads to: it gets none of that port's connections.</summary>
public sealed record UndeclaredPort(Endpoint Pod, ServicePort Entry);
