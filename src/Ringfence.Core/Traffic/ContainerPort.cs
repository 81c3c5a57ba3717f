namespace Ringfence.Core;

/// <summary>A named port that a pod declares: where a policy's port name leads on this pod.</summary>
/// <param name="Name">The name, at most 15 characters. Ports without a name are not kept unless the reader is told to, since policies need none to be declared; the name is then empty, which no rule can write.</param>
/// <param name="Protocol">The declared protocol; TCP where the manifest says none.</param>
/// <param name="Number">The container port, 1 to 65535.</param>
/// <param name="Container">The kind of container that declares it.</param>
public readonly record struct ContainerPort(string Name, Protocol Protocol, ushort Number, ContainerKind Container);
