namespace Ringfence.Cli;

/// <summary>Names files as services do that attach findings to them: from the working directory, without a leading <c>./</c>.</summary>
internal static class ReportedPath
{
    /// <summary>The path of a file in the working directory, relative to it; of any other as it was given.</summary>
    public static string Of(string path, string workingDirectory)
    {
        string relative = Path.GetRelativePath(workingDirectory, Path.GetFullPath(path, workingDirectory));
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
