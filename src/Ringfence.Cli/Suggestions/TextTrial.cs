using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Tries edits on a copy of the input's text: makes them, reads the copy end to end, and keeps the difference.</summary>
/// <param name="files">The input, in order.</param>
/// <param name="finder">Finds the objects to edit.</param>
/// <param name="read">Reads files and resolves the question anew; null when that finds an error.</param>
internal sealed class TextTrial(
    IReadOnlyList<InputText> files,
    ObjectFinder finder,
    Func<IReadOnlyList<InputText>, (ClusterSnapshot Snapshot, ExplainQuestion Question)?> read) : IEditTrial
{
    private readonly EditWriter _writer = new(finder);

    /// <inheritdoc/>
    public EditedInput? Try(ValueArray<Edit> edits)
    {
        IReadOnlyList<InputText>? changed = files;
        foreach (Edit edit in edits)
        {
            changed = changed is null ? null : _writer.Apply(changed, edit);
        }

        return changed is not null && read(changed) is var (snapshot, question)
            ? new EditedInput(snapshot, question, Difference(changed))
            : null;
    }

    private string Difference(IReadOnlyList<InputText> changed) => string.Concat(changed.Select((text, index) =>
    {
        if (index < files.Count && files[index].Utf8.Equals(text.Utf8))
        {
            return string.Empty;
        }

        string? before = index < files.Count ? Encoding.UTF8.GetString(files[index].Utf8.Span) : null;
        return UnifiedDiff.Of(text.Path, before, Encoding.UTF8.GetString(text.Utf8.Span));
    }));
}
