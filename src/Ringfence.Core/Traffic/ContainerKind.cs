namespace Ringfence.Core;

/// <summary>Which list of the pod a container stands in, as far as port names care (docs/semantics.md, named ports).</summary>
public enum ContainerKind
{
    /// <summary>An ordinary container.</summary>
    Regular,

    /// <summary>An init container with <c>restartPolicy: Always</c>. Whether its port names count is not specified upstream; we count them.</summary>
    Sidecar,
}
