namespace Ringfence.Lint;

/// <summary>A port that a container declares.</summary>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Protocol"><c>TCP</c> where the manifest says nothing.</param>
/// <param name="Number">The port in the pod.</param>
/// <param name="HostPort">The node's port that leads to it; 0 when there is none.</param>
public readonly record struct DeclaredPort(string Name, string Protocol, int Number, int HostPort);
