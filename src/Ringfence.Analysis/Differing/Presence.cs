namespace Ringfence.Analysis;

/// <summary>In which of two states something exists.</summary>
public enum Presence
{
    /// <summary>In both.</summary>
    Both,

    /// <summary>In the old one only: it was removed.</summary>
    OldOnly,

    /// <summary>In the new one only: it was added.</summary>
    NewOnly,
}
