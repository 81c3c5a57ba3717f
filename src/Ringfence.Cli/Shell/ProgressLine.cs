namespace Ringfence.Cli;

/// <summary>One line on a terminal that says what takes so long, and is gone when it is done. Whoever waits less than a second sees nothing.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TextWriter _output;
    private readonly string _says;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly ITimer _timer;
    private int _shown;
    private bool _over;

    private ProgressLine(Terminal terminal, string says)
    {
        _output = terminal.Progress;
        _says = says;
        _clock = terminal.Clock;
        _start = _clock.GetTimestamp();
        _timer = _clock.CreateTimer(_ => Show(), state: null, Patience, Patience);
    }

    /// <summary>Begins to watch; ends when it is disposed.</summary>
    /// <param name="run">Whose terminal is shown it.</param>
    /// <param name="input">Where <c>-q</c> is.</param>
    /// <param name="says">What is done: <c>reading</c>.</param>
    public static ProgressLine? Start(CommandRun run, InputOptions input, string says) =>
        run.Terminal.Progress == TextWriter.Null || run.Arguments.GetValue(input.Quiet) ? null : new ProgressLine(run.Terminal, says);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _over = true;
            Erase();
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (!_over)
            {
                string line = $"{_says}: {(int)_clock.GetElapsedTime(_start).TotalSeconds} s";
                Erase();
                _output.Write(line);
                _output.Flush();
                _shown = line.Length;
            }
        }
    }

    // With blanks, since not every terminal knows how to erase.
    private void Erase()
    {
        if (_shown > 0)
        {
            _output.Write($"\r{new string(' ', _shown)}\r");
            _output.Flush();
        }
    }
}
