using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>The options of every command that reads objects, so that they are spelled and explained once.</summary>
/// <param name="namespaceMeans">What <c>-n</c> says to the command.</param>
internal sealed class InputOptions(string namespaceMeans = "the namespace of objects and names that give none; default without it")
{
    /// <summary><c>-f</c>: what to read.</summary>
    public Option<string[]> Files { get; } = new("--filename", "-f")
    {
        Description = "a file, a directory (read recursively for .yaml, .yml and .json), or - for standard input; may be repeated",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary><c>-n</c>: the namespace of objects and names that give none.</summary>
    public Option<string> Namespace { get; } = new("--namespace", "-n")
    {
        Description = namespaceMeans,
        HelpName = "NAMESPACE",
    };

    /// <summary><c>--kubernetes-version</c>: whose rules decide what is refused.</summary>
    public ChoiceOption KubernetesVersion { get; } = new("--kubernetes-version", "1.36", "1.33", "1.34", "1.35", "1.36")
    {
        Description = "judge objects as this version of the API server does: 1.33 to 1.36, 1.36 without it; v1.34 and 1.34.2 are 1.34",
        HelpName = "VERSION",
        IsSpelling = text => Dialects.KubernetesVersion.TryParse(text, out _),
    };

    /// <summary><c>-q</c>: nothing but the answer.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "only the answer: no warnings, no summary" };

    /// <summary><c>-v</c>: what was read and what was skipped.</summary>
    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "also say what was read and what was skipped" };

    /// <summary>Gives a command these options, in the order of its help.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Files);
        AddReadingTo(command);
    }

    /// <summary>Gives a command those that say how to read, not what.</summary>
    public void AddReadingTo(Command command)
    {
        command.Options.Add(Namespace);
        command.Options.Add(KubernetesVersion);
        command.Options.Add(Quiet);
        command.Options.Add(Verbose);
    }
}
