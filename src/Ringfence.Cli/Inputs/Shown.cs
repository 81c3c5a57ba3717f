namespace Ringfence.Cli;

/// <summary>Which findings about an input are shown.</summary>
internal enum Shown
{
    /// <summary>All of them.</summary>
    Everything,

    /// <summary>Only what keeps objects from being read: the input is of the past, and its warnings are nobody's work any more.</summary>
    Errors,
}
