namespace Ringfence.Cli;

/// <summary>Waits for tasks where a command begins and ends.</summary>
internal static class Waiting
{
    /// <summary>Waits for a task and takes its result.</summary>
    public static T For<T>(Task<T> task)
    {
#pragma warning disable VSTHRD002 // A command has its thread to itself, and there is no synchronisation context that could be waited for in a circle.
        return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
