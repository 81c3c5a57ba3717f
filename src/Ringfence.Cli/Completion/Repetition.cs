namespace Ringfence.Cli;

/// <summary>How often an option may be given.</summary>
internal enum Repetition
{
    /// <summary>Once at most.</summary>
    Once,

    /// <summary>Any number of times.</summary>
    Many,
}
