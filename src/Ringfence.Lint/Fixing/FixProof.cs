using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Proves that fixes do what they claim and nothing else: in the text, in what is found, and in what passes.</summary>
internal sealed class FixProof(EnforcementProfile profile)
{
    private readonly MeaningProof _meaning = new(profile);

    /// <summary>Why a round of fixes cannot be accepted; empty when it is proven.</summary>
    /// <param name="before">The input before.</param>
    /// <param name="after">The input read again with the fixes made.</param>
    /// <param name="batch">Findings whose fixes were made; all of one effect.</param>
    /// <param name="filesBefore">The files before, as far as they were changed already.</param>
    /// <param name="filesAfter">The files after.</param>
    public string Objection(
        FixState before,
        FixState after,
        IReadOnlyList<Diagnostic> batch,
        IReadOnlyDictionary<string, EditedFile> filesBefore,
        IReadOnlyDictionary<string, EditedFile> filesAfter)
    {
        string text = string.Empty;
        List<EditedObject> edited = [];
        foreach (string path in batch.Select(finding => finding.Location.Source.Path).Distinct(StringComparer.Ordinal))
        {
            ReadOnlyMemory<byte> was = filesBefore.TryGetValue(path, out EditedFile? file) ? file.Current : filesAfter[path].Original;
            text = text.Length > 0 ? text : TextProof.Objection(path, was, filesAfter[path].Current, batch, edited);
        }

        return text.Length > 0 ? text
            : FindingsProof.Objection(before.Findings, after.Findings, batch, edited) is { Length: > 0 } found ? found
            : _meaning.Objection(before.Cluster, after.Cluster, batch[0].Fix!.Effect, edited);
    }
}
