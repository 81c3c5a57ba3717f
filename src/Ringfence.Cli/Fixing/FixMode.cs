namespace Ringfence.Cli;

/// <summary>What becomes of fixes.</summary>
internal enum FixMode
{
    /// <summary>They are written into the files.</summary>
    Write,

    /// <summary>They are only shown.</summary>
    DryRun,
}
