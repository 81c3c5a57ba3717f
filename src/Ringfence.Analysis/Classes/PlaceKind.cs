namespace Ringfence.Analysis;

/// <summary>The sorts of places that peers are filed under.</summary>
internal enum PlaceKind
{
    /// <summary>All endpoints.</summary>
    Everywhere,

    /// <summary>Those of one namespace.</summary>
    Namespace,

    /// <summary>Those of namespaces with a label.</summary>
    NamespaceLabel,

    /// <summary>Those with a label.</summary>
    PodLabel,

    /// <summary>Those with a label key.</summary>
    PodKey,

    /// <summary>Those whose addresses may lie in a block.</summary>
    Block,
}
