namespace Ringfence.Testing;

/// <summary>The cluster at one moment, and what is asked then.</summary>
/// <param name="Number">1 for the files without a number in their names.</param>
/// <param name="Cluster">The cluster's texts in the order they are read; an object given again replaces the earlier one. May be empty.</param>
/// <param name="Policies">The policies in force; its text may hold none.</param>
/// <param name="Questions">The lines of <c>connections.txt</c> at this step; may be empty.</param>
/// <param name="Tables">The tables of <c>expect.txt</c> at this step; may be empty.</param>
public sealed record CaseStep(
    int Number,
    IReadOnlyList<CaseText> Cluster,
    CaseText Policies,
    IReadOnlyList<CaseQuestion> Questions,
    IReadOnlyList<TruthTable> Tables)
{
    /// <summary>Everything to read at this step, the cluster first.</summary>
    public IEnumerable<CaseText> Texts => Cluster.Append(Policies);
}
