namespace Ringfence.Cli;

/// <summary>Where the answer of a lab goes: sentences to people, a document to programs.</summary>
internal sealed class LabAnswer
{
    /// <summary>As a command line asks for it.</summary>
    public LabAnswer(CommandRun run, ChoiceOption output)
    {
        Style = new LabAnswerStyle(run.Arguments.GetValue(output)!, run.Terminal.OutputColouring);
        Output = Style.IsJson ? PlainText.On(run.OutputBytes) : run.FoldedOutput;
    }

    /// <summary>How it is printed.</summary>
    public LabAnswerStyle Style { get; }

    /// <summary>Where it is written.</summary>
    public TextWriter Output { get; }

    /// <summary>All is written.</summary>
    /// <returns>The same exit code.</returns>
    public ExitCode End(ExitCode code)
    {
        Output.Flush();
        return code;
    }
}
