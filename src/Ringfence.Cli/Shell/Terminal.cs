namespace Ringfence.Cli;

/// <summary>Everything outside the program that a command may touch: three streams, a folder, the environment.</summary>
/// <remarks>The real one is <see cref="OfProcess"/>; tests make their own from memory streams.</remarks>
internal sealed class Terminal
{
    /// <summary>Where <c>-f -</c> reads; opened when it is asked for.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Standard output. A reader that goes away early is not an error.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error, for people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where a line that passes may be shown to whoever waits; <see cref="TextWriter.Null"/> when standard error is no terminal.</summary>
    public TextWriter Progress { get; init; } = TextWriter.Null;

    /// <summary>Tells how long something takes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The folder that relative paths start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Reads a variable of the environment; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Whether standard output may carry colour.</summary>
    public Colouring OutputColouring { get; init; }

    /// <summary>Whether standard error may carry colour.</summary>
    public Colouring ErrorColouring { get; init; }

    /// <summary>How wide standard output is; <see cref="int.MaxValue"/> when it is no terminal.</summary>
    public int Columns { get; init; } = int.MaxValue;

    /// <summary>Writes an answer to standard output.</summary>
    /// <exception cref="UnanswerableException">It cannot be written: the disk is full.</exception>
    // A reader that has gone (`| head -1`) is no fault, and the stream of the process says nothing of it. Nor is a stream that was closed
    // from the start (`>&-`): whoever does that wants the exit code. Anything else would leave a script with half an answer and a yes.
    public void Deliver(Action<Stream> write)
    {
        try
        {
            write(Output);
            Output.Flush();
        }
        catch (UnauthorizedAccessException)
        {
            // What .NET makes of EBADF, a write to a stream that is not open.
        }
        catch (IOException fault)
        {
            throw new UnanswerableException($"the answer cannot be written: {Syntax.VisibleText.Escape(fault.Message)}");
        }
    }

    /// <summary>The process's own streams and environment.</summary>
    public static Terminal OfProcess()
    {
        Colouring errorColouring = ColouringOf(Console.IsErrorRedirected ? Colouring.Plain : Colouring.Coloured, Environment.GetEnvironmentVariable);
        return new Terminal
        {
            OpenInput = StandardInput.Open,
            Output = Console.OpenStandardOutput(),
            Error = new ShownWriter(Console.OpenStandardError(), errorColouring),
            Progress = Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb" ? TextWriter.Null : PlainText.On(Console.OpenStandardError()),
            WorkingDirectory = Directory.GetCurrentDirectory(),
            Variable = Environment.GetEnvironmentVariable,
            OutputColouring = ColouringOf(Console.IsOutputRedirected ? Colouring.Plain : Colouring.Coloured, Environment.GetEnvironmentVariable),
            ErrorColouring = errorColouring,
            Columns = WindowSize.Columns(),
        };
    }

    /// <summary>What is left of a wish for colour under the environment.</summary>
    // https://no-color.org: any value but the empty one turns colour off. TERM=dumb cannot show it.
    public static Colouring ColouringOf(Colouring wanted, Func<string, string?> variable) =>
        string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") is not (null or "" or "dumb") ? wanted : Colouring.Plain;
}
