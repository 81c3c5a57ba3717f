namespace Ringfence.Cli;

/// <summary>A command line for the help text.</summary>
/// <param name="Line">The command line, to be copied as it is.</param>
/// <param name="Says">What it answers.</param>
internal sealed record Example(string Line, string Says);
