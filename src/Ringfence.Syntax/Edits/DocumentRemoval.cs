namespace Ringfence.Syntax;

/// <summary>Works out how to take a YAML document out of a file, its comments and one separator included.</summary>
public static class DocumentRemoval
{
    /// <summary>Takes the document of an object out; null for an item of a list, and for JSON.</summary>
    public static TextChange? Of(SyntaxNode root)
    {
        SourceText source = root.Location.Source;
        return root == root.Tree.Root && root.Kind == NodeKind.Mapping && !NodeLayout.IsFlow(root)
            ? new TextChange(source.OriginOffset, source.Utf8.Length, string.Empty)
            : null;
    }

    /// <summary>The same with the line that parted the document from the one before it, or, of the first, from the one behind it.</summary>
    /// <param name="document">A change that takes the document out.</param>
    /// <param name="file">The whole file.</param>
    public static TextChange WithSeparator(TextChange document, ReadOnlySpan<byte> file)
    {
        int start = (int)document.Offset;
        int end = start + document.Length;
        int above = start;
        while (above > 0)
        {
            int line = NodeLayout.LineStart(file, above - 1);
            if (IsSeparator(file[line..above]))
            {
                return new TextChange(line, end - line, string.Empty);
            }

            if (file[line..above].ContainsAnyExcept(" \t\r\n"u8))
            {
                break;
            }

            above = line;
        }

        int below = end < file.Length ? NodeLayout.LineEnd(file, end) : end;
        return !file[start..end].StartsWith("---"u8) && IsSeparator(file[end..below]) ? document with { Length = below - start } : document;
    }

    private static bool IsSeparator(ReadOnlySpan<byte> line) => line.StartsWith("---"u8) && !line[3..].ContainsAnyExcept(" \t\r\n"u8);
}
