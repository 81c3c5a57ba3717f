using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>Looks for the smallest edit that would allow a denied connection, on a copy of the input's texts.</summary>
internal sealed class DeniedHint(ClusterReadOptions options, QuestionResolver resolver, InputTexts texts, ClusterInput input)
{
    /// <summary>What can be done, or why nothing is suggested.</summary>
    public Suggestion For(Explanation denied)
    {
        if (!texts.TryGet(out IReadOnlyList<InputText> copies))
        {
            return new Suggestion.None("the input is too large to try edits on a copy of it");
        }

        ReadTexts read = new(copies);
        TextTrial trial = new(copies, new ObjectFinder(options.DefaultNamespace.Value, read), changed => Reread(read, changed));
        return new Suggester(input.Cluster.Snapshot, options.Profile, new ManifestLocations(input.Cluster.Rules).FactsOf, trial).Suggest(denied);
    }

    // An edit must not add an error; those that were there before were accepted with --keep-going.
    // The cluster is made anew of all documents; only the documents of texts that did not change are not read again.
    private (ClusterSnapshot Snapshot, ExplainQuestion Question)? Reread(ReadTexts read, IReadOnlyList<InputText> copies)
    {
        ClusterInput again = ClusterInput.Of(copies.Select((copy, index) => (read.Of(copy), OriginOf(index))), options);
        return again.Errors <= input.Errors && resolver.TryResolve(again) is { } question
            ? (again.Cluster.Snapshot, question)
            : null;
    }

    private InputOrigin OriginOf(int index) => index < texts.Files.Count ? texts.Files[index].Origin : InputOrigin.Named;
}
