using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Puts a new text in the place of a file's, all at once: at any moment the file holds one or the other, whole.</summary>
internal static class FileReplacement
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Whether a path, links followed, is a file that can be read as often as one likes: no pipe, no device.</summary>
    public static bool IsFile(string path) => new FileInfo(Target(path)) is { Exists: true, Length: > 0 };

    /// <summary>Why a file cannot be replaced, as a clause; empty when it can.</summary>
    public static string WhyNot(string path)
    {
        try
        {
            string target = Target(path);
            if (!IsFile(target))
            {
                return "it is no regular file: what is read from a pipe or a device cannot be written back";
            }

            if (FileOwner.Of(target).Names > 1)
            {
                return "it has other names (hard links), which would keep the old text";
            }

            // Root may write what was made read-only on purpose, and does not here.
            if ((File.GetUnixFileMode(target) & AnyWrite) == UnixFileMode.None)
            {
                return "the file is read-only";
            }

            using FileStream probe = new(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return string.Empty;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault switch
            {
                UnauthorizedAccessException => "the file may not be written",
                FileNotFoundException => "it is no regular file",
                _ => VisibleText.Escape(fault.Message),
            };
        }
    }

    /// <summary>Replaces a file, links followed; its permissions and its owner stay. A text that is no longer what it was is left alone.</summary>
    /// <returns>Why it was not replaced, as a clause; empty when it was.</returns>
    public static string Write(string path, EditedFile edited)
    {
        try
        {
            return Replace(Target(path), edited);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be written: {VisibleText.Escape(fault.Message)}";
        }
    }

    private static string Replace(string target, EditedFile edited)
    {
        string beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteBeside(beside, edited.Current.Span, File.GetUnixFileMode(target), FileOwner.Of(target));
            if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(edited.Original.Span))
            {
                return "the file was changed by somebody else meanwhile";
            }

            File.Move(beside, target, overwrite: true);
            return string.Empty;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void WriteBeside(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode, FileOwner owner)
    {
        using FileStream file = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode });
        file.Write(bytes);
        if (FileOwner.Of(path) is var own && (own.User, own.Group) != (owner.User, owner.Group))
        {
            owner.Take(file.SafeFileHandle);
        }

        // What the process would take away of the mode, it takes away of new files only.
        File.SetUnixFileMode(file.SafeFileHandle, mode);
        file.Flush(flushToDisk: true);
    }

    private static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
