namespace Ringfence.Analysis;

/// <summary>Who the far end of an unknown connection is, seen from its subject.</summary>
internal enum FarEnd
{
    /// <summary>An address outside.</summary>
    Address,

    /// <summary>Another pod of the subject's namespace.</summary>
    SameNamespace,

    /// <summary>A pod of another namespace.</summary>
    OtherNamespace,
}
