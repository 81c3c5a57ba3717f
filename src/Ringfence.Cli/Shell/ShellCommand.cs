using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>A command that can be run and that shows how it is used.</summary>
internal abstract class ShellCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy, each with a line that says what it answers.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>What to write instead, when the arguments do not fit.</summary>
    public abstract string Usage { get; }

    /// <summary>Answers; what it returns becomes the exit code.</summary>
    public abstract ExitCode Run(CommandRun run);
}
