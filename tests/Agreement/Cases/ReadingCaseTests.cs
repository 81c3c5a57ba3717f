using System.Globalization;
using Ringfence.Diagnostics;
using Ringfence.Syntax;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>What reading a case as a cluster finds, step by step, and what the API server would store of its policies.</summary>
public sealed class ReadingCaseTests
{
    public static TheoryData<string> All => RepositoryCases.Where(_ => true);

    public static TheoryData<string> WithFindings => RepositoryCases.Where(read => read.Findings.Count > 0);

    public static TheoryData<string> WithStored => RepositoryCases.Where(read => read.SaysWhatIsStored);

    [Theory]
    [MemberData(nameof(All))]
    public void Findings_OfACase_AreThoseListed(string name)
    {
        CaseFolder read = RepositoryCases.Read(name);
        foreach ((CaseStep step, string version) in read.Steps.SelectMany(step => read.KubernetesVersions.Select(version => (step, version))))
        {
            Diagnostic[] found = [.. CaseCluster.Read(step, version).Found.Where(IsListed)];
            ExpectedFinding[] given = [.. found.Select(AsFinding)];
            IReadOnlyList<ExpectedFinding> expected = step.Number == 1 ? read.Findings : [];

            Assert.All(found, finding => Assert.Equal(step.Policies.Path, finding.Location.Source.Path));
            Assert.True(
                given.Length == expected.Count && expected.Zip(given).All(pair => pair.First.Fits(pair.Second)),
                $"{step.Policies.Path}, {version}\nexpected:\n{string.Join('\n', expected)}\nfound:\n{string.Join('\n', given.AsEnumerable())}");
        }
    }

    [Theory]
    [MemberData(nameof(WithFindings))]
    public void Policies_ThatAreRefused_GovernNobody(string name)
    {
        CaseFolder read = RepositoryCases.Read(name);
        bool refused = read.Findings.Any(finding => !finding.Text.StartsWith(ExpectedFinding.WarningPrefix, StringComparison.Ordinal));

        // semantics.md 3.0: what is refused is not stored, what is only warned of is.
        Assert.All(read.KubernetesVersions, version => Assert.Equal(refused, CaseCluster.Read(read.Steps[0], version).Stored.Length == 0));
    }

    [Theory]
    [MemberData(nameof(WithStored))]
    public void Policies_OfACase_AreStoredAsListed(string name)
    {
        CaseFolder read = RepositoryCases.Read(name);

        Assert.All(read.KubernetesVersions, version => Assert.Equal(read.Stored.Text, CaseCluster.Read(read.Steps[0], version).Stored));
    }

    // Whatever the server would say, and every error of ours besides.
    private static bool IsListed(Diagnostic found) =>
        found.ApiServer is not null || found.ApiServerWarning is not null || found.Descriptor.Severity == DiagnosticSeverity.Error;

    private static ExpectedFinding AsFinding(Diagnostic found)
    {
        SourcePosition place = found.Location.Position;
        string text = found.ApiServer ?? (found.ApiServerWarning is { } warning ? ExpectedFinding.WarningPrefix + warning : found.Message);

        return new ExpectedFinding(string.Create(CultureInfo.InvariantCulture, $"{place.Line}:{place.Column}"), found.Descriptor.Code, found.Path, text);
    }
}
