using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>Holds two deciders against each other over generated cases.</summary>
internal sealed class AgreementRun(IReadOnlyList<Lazy<WrittenCase>> cases, Decide expected, Decide decided)
{
    /// <summary>The first case, in seed order, in which they differ, and a question that shows it; null when they agree throughout.</summary>
    public Disagreement? First()
    {
        int firstIndex = int.MaxValue;
        Disagreement? first = null;
        Lock gate = new();
        Parallel.For(0, cases.Count, index =>
        {
            if (index < Volatile.Read(ref firstIndex) && In(cases[index].Value) is { } found)
            {
                lock (gate)
                {
                    if (index < firstIndex)
                    {
                        (firstIndex, first) = (index, found);
                    }
                }
            }
        });
        return first;
    }

    /// <summary>Shrinks a disagreement and saves it as a case: the message to fail with.</summary>
    /// <param name="found">What <see cref="First"/> found.</param>
    /// <param name="casesFolder">The folder of case groups; the case goes under <c>found</c> there.</param>
    public string Explain(Disagreement found, string casesFolder)
    {
        // What goes wrong when plainly written is easier to read so; what does not is a matter of the writing, which is then kept.
        RenderStyle style = Differ(found.Question, RenderStyle.Plain) ? RenderStyle.Plain : found.Style;
        Question smallest = Shrinker.Shrink(found.Question, question => Differ(question, style));
        string folder = FoundCase.Save(casesFolder, smallest, style);
        RenderedCluster manifests = ManifestRenderer.Render(smallest.Cluster, style);
        return $"""
            {FoundCase.Line(smallest)}
            expected {Shown(expected, smallest, manifests)}, got {Shown(decided, smallest, manifests)}{GeneratedCases.Note}, case seed {found.CaseSeed}
            saved as {folder}
            {string.Join("\n---\n", manifests.Files.Select(file => file.Text))}
            """;
    }

    private Disagreement? In(WrittenCase written)
    {
        (GeneratedCase generated, RenderStyle style, RenderedCluster manifests) = written;
        IReadOnlyList<SideVerdicts> right = expected(generated.Cluster, manifests, generated.Connections);
        IReadOnlyList<SideVerdicts> answers;
        try
        {
            answers = decided(generated.Cluster, manifests, generated.Connections);
        }
        catch (ManifestsRefusedException)
        {
            return new Disagreement(generated.Seed, style, new Question(generated.Cluster, generated.Connections[0]));
        }

        int wrong = Enumerable.Range(0, right.Count).FirstOrDefault(each => right[each] != answers[each], -1);
        return wrong < 0 ? null : new Disagreement(generated.Seed, style, new Question(generated.Cluster, generated.Connections[wrong]));
    }

    private bool Differ(Question question, RenderStyle style)
    {
        RenderedCluster manifests = ManifestRenderer.Render(question.Cluster, style);
        try
        {
            return decided(question.Cluster, manifests, [question.Connection])[0] != expected(question.Cluster, manifests, [question.Connection])[0];
        }
        catch (ManifestsRefusedException)
        {
            return true;
        }
    }

    private static string Shown(Decide decide, Question question, RenderedCluster manifests)
    {
        try
        {
            return decide(question.Cluster, manifests, [question.Connection])[0].ToString();
        }
        catch (ManifestsRefusedException refused)
        {
            return $"a refusal ({refused.Message})";
        }
    }
}
