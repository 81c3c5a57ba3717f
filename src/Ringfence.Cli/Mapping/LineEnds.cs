namespace Ringfence.Cli;

/// <summary>Which ends of a line have arrow heads.</summary>
internal enum LineEnds
{
    /// <summary>The one that receives connections.</summary>
    Target,

    /// <summary>Both: the same connections go either way.</summary>
    Both,
}
