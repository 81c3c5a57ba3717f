namespace Ringfence.Nftables;

/// <summary>What became of a logged packet.</summary>
public enum LogFate
{
    /// <summary>It was dropped or refused.</summary>
    Stopped,

    /// <summary>It passed, since somebody only wants to know (audit).</summary>
    Passed,
}
