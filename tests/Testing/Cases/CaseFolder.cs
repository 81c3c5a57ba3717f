namespace Ringfence.Testing;

/// <summary>One folder of <c>cases/</c>, read and checked for form. The format is described in cases/README.md.</summary>
/// <param name="Name">The folder relative to <c>cases/</c>, with slashes: <c>seeds/dns/over-udp-alone</c>.</param>
/// <param name="Steps">The states of the cluster, in order; at least one.</param>
/// <param name="Findings">What <c>check</c> is to find in the policies of the first step, in order; empty when the case expects no finding.</param>
/// <param name="Stored">The stored form of the policies of the first step; empty text when the case does not say.</param>
/// <param name="KubernetesVersions">The versions for which all of this holds, <c>1.35</c> for example; at least one.</param>
public sealed record CaseFolder(
    string Name, IReadOnlyList<CaseStep> Steps, IReadOnlyList<ExpectedFinding> Findings, CaseText Stored, IReadOnlyList<string> KubernetesVersions)
{
    /// <summary>What a case is judged as that names no version.</summary>
    public const string NewestKubernetes = "1.36";

    /// <summary>Whether the case says what the API server would store.</summary>
    public bool SaysWhatIsStored => Stored.Text.Length > 0;

    /// <summary>Whether some step asks about connections, one by one or by table.</summary>
    public bool AsksAboutConnections => Steps.Any(step => step.Questions.Count + step.Tables.Count > 0);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
