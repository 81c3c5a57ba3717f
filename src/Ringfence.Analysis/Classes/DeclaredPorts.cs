using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Port declarations that rules can refer to, numbered so that equal ones are compared as numbers.</summary>
internal sealed record DeclaredPorts(int Number, ValueArray<ContainerPort> Ports)
{
    /// <summary>What nodes and addresses declare. Its number is its own: no table gives it.</summary>
    public static DeclaredPorts None { get; } = new(-1, []);
}
