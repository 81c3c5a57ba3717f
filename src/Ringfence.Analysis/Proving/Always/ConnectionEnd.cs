namespace Ringfence.Analysis;

/// <summary>An end of an unknown connection.</summary>
internal enum ConnectionEnd
{
    /// <summary>The pod whose policies differ.</summary>
    Subject,

    /// <summary>The other end.</summary>
    Remote,
}
