using System.Text;
using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Puts changed texts into their files and reads all files from the first byte: what reading only the changed texts must come to.</summary>
internal static class FullReading
{
    /// <summary>The files with the changes in them; new ones last.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(IReadOnlyList<(string Path, string Text)> files, IReadOnlyList<ChangedText> changed) =>
    [
        .. files.Select(file => (file.Path, changed.Where(text => text.Place.Path == file.Path)
            .OrderByDescending(text => text.Place.Offset)
            .Aggregate(file.Text, Put))),
        .. changed.Where(text => files.All(file => file.Path != text.Place.Path))
            .Select(text => (text.Place.Path, Encoding.UTF8.GetString(text.Utf8.Span))),
    ];

    /// <summary>The cluster that the changed files make.</summary>
    public static ClusterInput Of(IReadOnlyList<(string Path, string Text)> files, IReadOnlyList<ChangedText> changed) =>
        SuggestionScene.Of(Files(files, changed)).Input;

    private static string Put(string file, ChangedText text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(file);
        int start = (int)text.Place.Offset;
        return Encoding.UTF8.GetString([.. bytes[..start], .. text.Utf8.Span, .. bytes[(start + text.Place.Length)..]]);
    }
}
