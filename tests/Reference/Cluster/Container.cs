namespace Ringfence.Reference;

public sealed record Container(string Name, ContainerRole Role, IReadOnlyList<ContainerPort> Ports);
