using System.CommandLine;
using System.Text;
using Ringfence.Dialects;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary><c>describe</c>: what policies do, in words, or as the API server would store them.</summary>
internal sealed class DescribeCommand : ShellCommand
{
    private readonly Argument<string[]> _policies = new("POLICY")
    {
        Description = "a policy, NAME or NAMESPACE/NAME; every policy of the input without it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly InputOptions _input = new();
    private readonly AnswerOptions _answer = new();
    private readonly ChoiceOption _output = OutputOption.With("text", "yaml");

    /// <summary>Declares the command line.</summary>
    public DescribeCommand()
        : base("describe", "Says in words what policies do: whom they select, which directions they isolate, what they let in and out.")
    {
        Arguments.Add(_policies);
        _input.AddTo(this);
        _answer.AddTo(this);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("ringfence describe shop/db -f manifests/", "what does the policy db in shop do?"),
        new("ringfence describe -f policies.yaml -o yaml", "how would the API server store these, defaults filled in?"),
    ];

    /// <inheritdoc/>
    public override string Usage => "ringfence describe [POLICY...] -f PATH [OPTIONS]";

    /// <inheritdoc/>
    public override ExitCode Run(CommandRun run)
    {
        ClusterQuestion cluster = new(run, _input, _answer);
        ClusterInput input = cluster.Read(cluster.Files);
        IReadOnlyList<NetworkPolicyReading.Valid> chosen =
            PolicyChoice.Of(input.Cluster, run.Arguments.GetValue(_policies) ?? [], run);
        if (run.Arguments.GetValue(_output) == "yaml")
        {
            // For programs: byte for byte, so nothing is escaped beyond what YAML escapes.
            run.OutputBytes.Write(Encoding.UTF8.GetBytes(string.Join("---\n", chosen.Select(policy => StoredPolicyWriter.Write(policy.Stored)))));
            return ExitCode.Yes;
        }

        ManifestLocations locations = new(input.Cluster.Rules);
        TextStyle style = run.Terminal.OutputColouring == Colouring.Coloured ? TextStyle.Ansi : TextStyle.Plain;
        PolicyDescriptionText text = new(locations, style);
        PolicyDescriber describer = new(input.Cluster.Snapshot);
        for (int i = 0; i < chosen.Count; i++)
        {
            if (i > 0)
            {
                run.Output.WriteLine();
            }

            text.Write(run.Output, describer.Describe(chosen[i].Policy, locations.FactsOf(chosen[i].Policy.Ref)));
        }

        return ExitCode.Yes;
    }
}
