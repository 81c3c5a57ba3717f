namespace Ringfence.Analysis;

/// <summary>What of a workload, pod or namespace differs between two states.</summary>
public enum ObjectAspect
{
    /// <summary>All of it: it exists in one state only.</summary>
    Existence,

    /// <summary>Its labels, or those of some of its pods.</summary>
    Labels,

    /// <summary>The ports its pods declare.</summary>
    Ports,

    /// <summary>Whether its pods live in their nodes' networks.</summary>
    Network,

    /// <summary>The addresses of its pods.</summary>
    Addresses,

    /// <summary>The nodes its pods run on.</summary>
    Nodes,
}
