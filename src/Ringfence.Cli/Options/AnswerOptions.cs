using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>The options of every command that answers from a cluster's state.</summary>
internal sealed class AnswerOptions
{
    /// <summary><c>--keep-going</c>: answer without the objects that the cluster would refuse.</summary>
    public Option<bool> KeepGoing { get; } = new("--keep-going")
    {
        Description = "answer without the objects that the API server would refuse, as the cluster would, and say so",
    };

    /// <summary><c>--pod-cidr</c>: where pods without an address live.</summary>
    public Option<string[]> PodCidr { get; } = new("--pod-cidr")
    {
        Description = "a range that pods without an address get theirs from, 10.0.0.0/16 for example; may be repeated",
        HelpName = "CIDR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Gives a command these options, in the order of its help.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(KeepGoing);
        command.Options.Add(PodCidr);
    }
}
