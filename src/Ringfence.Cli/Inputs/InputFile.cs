using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>One file to read, or standard input.</summary>
/// <param name="Path">As it is shown: what the user named, with what was found below it; <c>-</c> for standard input.</param>
/// <param name="Origin">Whether it was named or found in a directory.</param>
/// <param name="FullPath">What tells it from other files, whatever it is called; <c>-</c> for standard input.</param>
/// <param name="Open">Opens it; the caller closes the stream.</param>
internal sealed record InputFile(string Path, InputOrigin Origin, string FullPath, Func<Stream> Open)
{
    /// <summary>How large it is in bytes; 0 where that cannot be told before it is read.</summary>
    public long Size() => new FileInfo(FullPath) is { Exists: true } file ? file.Length : 0;
}
