namespace Ringfence.Core;

/// <summary>The part of a pod's phase that policies care about.</summary>
public enum PodPhase
{
    /// <summary>Pending, Running, Unknown or being deleted: it has, or may have, its address.</summary>
    Live,

    /// <summary>Succeeded or Failed: its address may belong to another pod already, so it is neither subject nor peer.</summary>
    Finished,
}
