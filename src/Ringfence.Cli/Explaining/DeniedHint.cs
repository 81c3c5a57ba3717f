using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>Looks for the smallest edit that would allow a denied connection, on a copy of the texts that it changes.</summary>
internal sealed class DeniedHint(ClusterReadOptions options, QuestionResolver resolver, InputTexts texts, ClusterInput input)
{
    /// <summary>What can be done, or why nothing is suggested.</summary>
    public Suggestion For(Explanation denied)
    {
        ClusterRevision revision = new(input.Cluster, options);
        EditWriter writer = new(new ObjectFinder(input.Cluster, revision, texts), texts);
        TextTrial trial = new(writer, revision, new FileDifference(texts), cluster => resolver.TryResolve(input with { Cluster = cluster }));
        return new Suggester(input.Cluster.Snapshot, options.Profile, new ManifestLocations(input.Cluster.Rules).FactsOf, trial).Suggest(denied);
    }
}
