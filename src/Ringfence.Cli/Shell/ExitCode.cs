namespace Ringfence.Cli;

/// <summary>What the process says to the shell; scripts rely on these numbers.</summary>
internal enum ExitCode
{
    /// <summary>Fine, allowed, the same, passed.</summary>
    Yes = 0,

    /// <summary>The answer is no: denied, findings at or above the threshold, different, failed.</summary>
    No = 1,

    /// <summary>The question could not be answered: bad usage, unreadable or invalid input, a fault of ours.</summary>
    NoAnswer = 2,

    /// <summary>Somebody stopped it in the middle of its work, as by Ctrl-C: 128 and the number of that signal, as shells have it.</summary>
    Stopped = 130,
}
