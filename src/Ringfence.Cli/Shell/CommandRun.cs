using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>One run of one command: what was asked, and where the answer goes.</summary>
/// <remarks>Output is held back until the exit code is known, because on <see cref="ExitCode.NoAnswer"/> standard output stays empty.</remarks>
internal sealed class CommandRun : IDisposable
{
    private readonly MemoryStream _held = new();

    /// <summary>Begins a run.</summary>
    public CommandRun(ParseResult arguments, Terminal terminal)
    {
        (Arguments, Terminal) = (arguments, terminal);
        Output = new ShownWriter(_held, terminal.OutputColouring);
    }

    /// <summary>The parsed command line; it has no errors.</summary>
    public ParseResult Arguments { get; }

    /// <summary>The world outside.</summary>
    public Terminal Terminal { get; }

    /// <summary>The answer as text for people; it goes to the same place as <see cref="OutputBytes"/>.</summary>
    public TextWriter Output { get; }

    /// <summary>The same for sentences, folded where a terminal is narrower.</summary>
    public TextWriter FoldedOutput => Fold(Output);

    /// <summary>The answer as bytes.</summary>
    public Stream OutputBytes => _held;

    /// <summary>Folds what goes to standard output through a writer.</summary>
    public TextWriter Fold(TextWriter output) => Terminal.Columns == int.MaxValue ? output : new FoldedWriter(output, Terminal.Columns);

    /// <summary>Passes on what was written, unless there was no answer.</summary>
    /// <exception cref="UnanswerableException">It cannot be written: the disk is full.</exception>
    public void Finish(ExitCode code)
    {
        if (code != ExitCode.NoAnswer)
        {
            Terminal.Deliver(_held.WriteTo);
        }
    }

    /// <summary>
    /// Passes an answer on while it is made, for answers too large to be held: called once it is certain that there is one, so that the
    /// exit code cannot be <see cref="ExitCode.NoAnswer"/> any more, unless it cannot be written.
    /// </summary>
    /// <exception cref="UnanswerableException">It cannot be written.</exception>
    public void Pass(Action<Stream> write)
    {
        Finish(ExitCode.Yes);
        _held.SetLength(0);
        Terminal.Deliver(write);
    }

    /// <inheritdoc/>
    public void Dispose() => Output.Dispose();
}
