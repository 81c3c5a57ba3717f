namespace Ringfence.Analysis;

/// <summary>Whose labels an unknown label is one of.</summary>
internal enum LabelEnd
{
    /// <summary>The subject's.</summary>
    SubjectPod,

    /// <summary>Those of its namespace.</summary>
    SubjectNamespace,

    /// <summary>The far pod's.</summary>
    RemotePod,

    /// <summary>Those of its namespace, when it is another.</summary>
    RemoteNamespace,
}
