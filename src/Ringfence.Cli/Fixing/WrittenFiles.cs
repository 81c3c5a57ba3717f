namespace Ringfence.Cli;

/// <summary>What became of files that were to be written.</summary>
/// <param name="Written">Those that were, by the paths of the input.</param>
/// <param name="Refused">Those that could not be, each with the reason.</param>
/// <param name="Waiting">How many were not begun, because somebody stopped the program.</param>
internal sealed record WrittenFiles(IReadOnlyList<string> Written, IReadOnlyDictionary<string, string> Refused, int Waiting)
{
    /// <summary>What writing files would come to if all goes well.</summary>
    public static WrittenFiles AsIf(IReadOnlyList<string> files) => new(files, new Dictionary<string, string>(), 0);
}
