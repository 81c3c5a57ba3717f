namespace Ringfence.Analysis;

/// <summary>Where the connection of a witness takes place.</summary>
public enum WitnessCluster
{
    /// <summary>In the cluster of the input.</summary>
    Given,

    /// <summary>In a cluster made up to show it.</summary>
    MadeUp,
}
