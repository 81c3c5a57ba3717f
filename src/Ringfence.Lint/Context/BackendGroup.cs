using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Pods that a port of a Service leads to, and the port that it leads to on them.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Entry">Its port.</param>
/// <param name="Group">The pods.</param>
/// <param name="Port">Their own port, 1 to 65535: what policies judge (docs/semantics.md 5.4).</param>
internal sealed record BackendGroup(Service Service, ServicePort Entry, LabelGroup Group, ushort Port)
{
    /// <summary>The Service as messages name it.</summary>
    public string ServiceText => $"{Service.Name.Namespace}/{Service.Name.Name}";
}
