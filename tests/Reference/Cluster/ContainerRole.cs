namespace Ringfence.Reference;

/// <summary>A sidecar is an init container with <c>restartPolicy: Always</c>.</summary>
public enum ContainerRole { Regular, Init, Sidecar }
