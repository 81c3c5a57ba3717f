using System.CommandLine;

namespace Ringfence.Cli.Tests;

/// <summary>The line that tells who waits: not before a second, gone afterwards, and never where nobody looks.</summary>
public sealed class ProgressTests
{
    private static readonly InputOptions Input = new();

    [Fact]
    public void Line_IsShownAfterASecondAndErasedAtTheEnd()
    {
        StringWriter screen = new();
        StepClock clock = new();
        using (CommandRun run = RunOn(screen, clock))
        using (ProgressLine? progress = ProgressLine.Start(run, Input, "reading"))
        {
            Assert.Equal(string.Empty, screen.ToString());
            clock.Step();
            Assert.Equal("reading: 1 s", screen.ToString());
            clock.Step();
            Assert.EndsWith("\rreading: 2 s", screen.ToString(), StringComparison.Ordinal);
        }

        Assert.EndsWith($"\r{new string(' ', "reading: 2 s".Length)}\r", screen.ToString(), StringComparison.Ordinal);
        string shown = screen.ToString();
        clock.Step();
        Assert.Equal(shown, screen.ToString());
    }

    [Fact]
    public void Line_OfWhatIsQuick_IsNeverShown()
    {
        StringWriter screen = new();
        using (CommandRun run = RunOn(screen, new StepClock()))
        {
            ProgressLine.Start(run, Input, "reading")!.Dispose();
        }

        Assert.Equal(string.Empty, screen.ToString());
    }

    [Fact]
    public void Line_IsNotForPipesNorForQuietRuns()
    {
        using CommandRun piped = RunOn(TextWriter.Null, new StepClock());
        using CommandRun quiet = RunOn(new StringWriter(), new StepClock(), "-q");

        Assert.Null(ProgressLine.Start(piped, Input, "reading"));
        Assert.Null(ProgressLine.Start(quiet, Input, "reading"));
    }

    private static CommandRun RunOn(TextWriter screen, TimeProvider clock, params string[] arguments)
    {
        RootCommand command = new();
        Input.AddTo(command);
        return new CommandRun(command.Parse(arguments), new Terminal
        {
            OpenInput = () => Stream.Null,
            Output = Stream.Null,
            Error = TextWriter.Null,
            Progress = screen,
            Clock = clock,
            WorkingDirectory = ".",
            Variable = _ => null,
        });
    }

    /// <summary>A clock that goes on by a second when it is told to.</summary>
    private sealed class StepClock : TimeProvider
    {
        private readonly List<StepTimer> _timers = [];
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal((1, 1), ((int)dueTime.TotalSeconds, (int)period.TotalSeconds));
            StepTimer timer = new(() => callback(state));
            _timers.Add(timer);
            return timer;
        }

        public void Step()
        {
            _seconds++;
            _timers.ForEach(timer => timer.Fire());
        }
    }

    // It fires even when it was disposed of, as a real one may that was just about to.
    private sealed class StepTimer(Action fire) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // Nothing is held.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
