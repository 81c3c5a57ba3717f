namespace Ringfence.Core;

/// <summary>Whether reasons for misses are wanted: to gather them costs more than to match.</summary>
internal enum MissDetail
{
    /// <summary>Every reason, for people.</summary>
    Reasons,

    /// <summary>None: only whether it fits, and what that rests on.</summary>
    FitOnly,
}
