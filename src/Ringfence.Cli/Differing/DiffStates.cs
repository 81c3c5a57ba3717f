namespace Ringfence.Cli;

/// <summary>The two states of a diff, read.</summary>
/// <param name="OldName">The old one as it was given.</param>
/// <param name="NewName">The new one as it was given.</param>
/// <param name="Old">The old one.</param>
/// <param name="New">The new one.</param>
internal sealed record DiffStates(string OldName, string NewName, ClusterInput Old, ClusterInput New)
{
    /// <summary>Reads both, at the same time.</summary>
    /// <exception cref="UnanswerableException">One of them cannot be read, or is not fit to answer from.</exception>
    public static DiffStates Read(ClusterQuestion question, Terminal terminal, string old, string current)
    {
        using DiffInputs inputs = new(terminal);
        (IReadOnlyList<InputFile> oldFiles, IReadOnlyList<InputFile> newFiles) = inputs.Find(old, current);
        (ClusterInput oldRead, ClusterInput newRead) = ReadBoth(oldFiles, newFiles, question);
        return new DiffStates(
            old,
            current,
            question.Accept(oldRead, oldFiles.Count, "OLD", Shown.Errors),
            question.Accept(newRead, newFiles.Count, "NEW", Shown.Everything));
    }

    private static (ClusterInput Old, ClusterInput New) ReadBoth(IReadOnlyList<InputFile> old, IReadOnlyList<InputFile> current, ClusterQuestion question)
    {
        using ProgressLine? progress = question.Watch("reading");
        IReadOnlyList<InputFile>[] files = [old, current];
        ClusterInput[] read = new ClusterInput[files.Length];
        HeapRoom.MakeFor(files.Sum(side => side.Sum(file => file.Size())));
        try
        {
            Parallel.For(0, files.Length, side => read[side] = ClusterInput.Read(files[side], question.Options));
        }
        catch (AggregateException faults) when (faults.InnerExceptions.OfType<UnanswerableException>().FirstOrDefault() is { } fault)
        {
            throw new UnanswerableException(fault.Message);
        }

        return (read[0], read[1]);
    }
}
