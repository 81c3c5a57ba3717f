namespace Ringfence.Bench;

/// <summary>How much of an object is written.</summary>
internal enum ObjectForm
{
    /// <summary>What people keep in a repository: about 800 bytes of YAML a pod, its share of the policies included.</summary>
    Manifest,

    /// <summary>What <c>kubectl get</c> prints: defaults, owners, volumes, probes, conditions and statuses too.</summary>
    Dump,
}
