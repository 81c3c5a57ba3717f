using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds the text of an object: the last one of that kind and name, since the last one counts.</summary>
/// <param name="defaultNamespace">The namespace of objects that say none.</param>
/// <param name="texts">Reads the files.</param>
internal sealed class ObjectFinder(string defaultNamespace, ReadTexts texts)
{
    /// <summary>The file and the object; null when the input has none such.</summary>
    /// <param name="files">The input, in order.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="space">Its namespace; empty for a Namespace, which has none.</param>
    /// <param name="name">Its name.</param>
    public (int File, SyntaxNode Root)? Find(IReadOnlyList<InputText> files, string kind, string space, string name)
    {
        byte[] nameText = Encoding.UTF8.GetBytes(name);
        byte[] spaceText = space == defaultNamespace ? [] : Encoding.UTF8.GetBytes(space);
        for (int i = files.Count - 1; i >= 0; i--)
        {
            // Reading is dear and most files do not even hold the names.
            ReadOnlySpan<byte> utf8 = files[i].Utf8.Span;
            if (utf8.IndexOf(spaceText) < 0 || utf8.IndexOf(nameText) < 0)
            {
                continue;
            }

            SyntaxNode? found = null;
            foreach (SyntaxDocument document in texts.Of(files[i]).Documents)
            {
                if (document.Kind == kind && IsNamed(document.Root["metadata"u8], space, name))
                {
                    found = document.Root;
                }
            }

            if (found is { } root)
            {
                return (i, root);
            }
        }

        return null;
    }

    private bool IsNamed(SyntaxNode metadata, string space, string name)
    {
        string written = metadata["namespace"u8].Text;
        return metadata["name"u8].Text == name && (space.Length == 0 || space == (written.Length == 0 ? defaultNamespace : written));
    }
}
