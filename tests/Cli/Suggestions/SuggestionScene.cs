using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Files in memory, read as the program reads them, with a question about them that is denied.</summary>
internal sealed class SuggestionScene
{
    private readonly ClusterReadOptions _options = new();

    private SuggestionScene(IEnumerable<InputFile> files)
    {
        Texts = new InputTexts(files);
        Input = ClusterInput.Read(Texts.Files, _options);
        Revision = new ClusterRevision(Input.Cluster, _options);
        Writer = new EditWriter(new ObjectFinder(Input.Cluster, Revision, Texts), Texts);
    }

    public ClusterInput Input { get; }

    public InputTexts Texts { get; }

    public ClusterRevision Revision { get; }

    public EditWriter Writer { get; }

    public static SuggestionScene Of(params IEnumerable<(string Path, string Text)> files) =>
        new(files.Select(file => FileOf(file.Path, () => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)))));

    /// <summary>A file that can be read once, as a pipe can.</summary>
    public static SuggestionScene OfPipe(string path, string text)
    {
        CapturedText nothingKept = new(0);
        return new([FileOf(path, () => new CapturedInput(new MemoryStream(Encoding.UTF8.GetBytes(text)), nothingKept))]);
    }

    /// <summary>The Deployments <c>shop/web</c> and <c>shop/db</c>, and some policies.</summary>
    public static SuggestionScene WithPolicies(string policies) =>
        Of(("workloads.yaml", Manifests.Join(Manifests.Web, Manifests.Db)), ("policies.yaml", policies));

    /// <summary>Beside some policies, a denied connection from <c>web</c> to <c>db</c> is suggested exactly one difference.</summary>
    public static void AssertSuggests(string policies, string difference) => Assert.Equal(difference, WithPolicies(policies).Difference());

    /// <summary>What is suggested for a question that is denied: may <c>web</c> connect to <c>db</c>?</summary>
    public Suggestion Suggest(string from = "shop/web", string to = "shop/db:5432") =>
        new DeniedHint(_options, new QuestionResolver(from, to), Texts, Input).For(Denied(from, to));

    /// <summary>The suggestion, and how many clusters were made to find it.</summary>
    public (Suggestion Suggestion, int Trials) SuggestAndCount(string from = "shop/web", string to = "shop/db:5432")
    {
        CountedTrial trial = new(new TextTrial(
            Writer, Revision, new FileDifference(Texts), cluster => new QuestionResolver(from, to).TryResolve(Input with { Cluster = cluster })));
        Suggester suggester = new(
            Input.Cluster.Snapshot, EnforcementProfile.Default, new ManifestLocations(Input.Cluster.Rules).FactsOf, trial);
        return (suggester.Suggest(Denied(from, to)), trial.Count);
    }

    /// <summary>The difference that is suggested.</summary>
    public string Difference(string from = "shop/web", string to = "shop/db:5432") =>
        Assert.IsType<Suggestion.Verified>(Suggest(from, to)).Diff;

    /// <summary>Why nothing is suggested.</summary>
    public string Reason(string from = "shop/web", string to = "shop/db:5432") =>
        Assert.IsType<Suggestion.None>(Suggest(from, to)).Reason;

    private Explanation Denied(string from, string to)
    {
        ExplainQuestion? question = new QuestionResolver(from, to).TryResolve(Input);
        Assert.NotNull(question);
        Explanation denied = new Explainer(Input.Cluster.Snapshot, EnforcementProfile.Default).Explain(question);
        Assert.Equal(Verdict.Deny, denied.Verdict);
        return denied;
    }

    private static InputFile FileOf(string path, Func<Stream> open) => new(path, InputOrigin.Named, path, open);

    private sealed class CountedTrial(IEditTrial trial) : IEditTrial
    {
        public int Count { get; private set; }

        public EditedInput? Try(ValueArray<Edit> edits)
        {
            Count++;
            return trial.Try(edits);
        }

        public string DifferenceOf(ValueArray<Edit> edits) => trial.DifferenceOf(edits);
    }
}
