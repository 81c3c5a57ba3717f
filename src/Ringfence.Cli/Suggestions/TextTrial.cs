using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>Tries edits on a copy of the input's texts: makes them, reads the texts that they change, and puts what those say in the place of what they said.</summary>
/// <param name="writer">Makes edits in texts.</param>
/// <param name="revision">Reads changed texts.</param>
/// <param name="difference">Shows them.</param>
/// <param name="resolve">Resolves the question anew in a changed cluster; null when it has no meaning there.</param>
internal sealed class TextTrial(
    EditWriter writer, ClusterRevision revision, FileDifference difference, Func<ClusterManifests, ExplainQuestion?> resolve) : IEditTrial
{
    /// <inheritdoc/>
    public EditedInput? Try(ValueArray<Edit> edits) =>
        writer.Apply(edits) is { } changed && revision.With(changed) is { } cluster && resolve(cluster) is { } question
            ? new EditedInput(cluster.Snapshot, question)
            : null;

    /// <inheritdoc/>
    public string DifferenceOf(ValueArray<Edit> edits) => writer.Apply(edits) is { } changed ? difference.Of(changed) : string.Empty;
}
