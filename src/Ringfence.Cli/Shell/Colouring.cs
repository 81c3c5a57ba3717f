namespace Ringfence.Cli;

/// <summary>Whether a stream may carry colour.</summary>
internal enum Colouring
{
    /// <summary>Text alone: the stream is no terminal, or <c>NO_COLOR</c> is set.</summary>
    Plain,

    /// <summary>Text with ANSI colours.</summary>
    Coloured,
}
