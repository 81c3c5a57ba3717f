namespace Ringfence.Analysis;

/// <summary>How far something is open, the widest first.</summary>
public enum ExposureRank
{
    /// <summary>To addresses of which some are public.</summary>
    Internet,

    /// <summary>To every pod.</summary>
    EntireCluster,

    /// <summary>To pods by their labels in any namespace: whoever may create a pod anywhere can have them.</summary>
    AnyNamespace,

    /// <summary>To pods of namespaces by those namespaces' labels.</summary>
    LabelledNamespaces,

    /// <summary>To addresses of which none is public.</summary>
    PrivateAddresses,

    /// <summary>To pods of namespaces by name.</summary>
    NamedNamespaces,
}
