using System.Globalization;
using System.Text;
using Ringfence.Core;
using Ringfence.Syntax;
using Ringfence.Testing;

namespace Ringfence.Dialects.Tests;

/// <summary>The policies of every case folder: what the server refuses or warns of, and what it stores.</summary>
public sealed class CaseTests
{
    private static readonly CaseLibrary Library = CaseLibrary.OfRepository();

    public static TheoryData<string> Names => new(Library.Names());

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_PoliciesOfACase_FindsWhatTheCaseSays(string name)
    {
        CaseFolder folder = Library.Read(name);
        ExpectedFinding[] expected = [.. folder.Findings.Where(finding => finding.Code.StartsWith("RF2", StringComparison.Ordinal))];
        foreach (string text in folder.KubernetesVersions)
        {
            Assert.True(KubernetesVersion.TryParse(text, out KubernetesVersion version));
            DiagnosticSink sink = new();
            foreach (SyntaxDocument document in Policies(folder.Steps[0].Policies.Text))
            {
                _ = NetworkPolicyReader.Read(document, new NamespaceName("default"), version, sink);
            }

            ExpectedFinding[] found = [.. sink.Found.Select(ToFinding)];
            Assert.True(
                expected.Length == found.Length && expected.Zip(found).All(pair => pair.First.Fits(pair.Second)),
                $"{version}\nexpected:\n{string.Join('\n', expected.AsEnumerable())}\nfound:\n{string.Join('\n', found.AsEnumerable())}");
        }
    }

    [Fact]
    public void Names_ListTheRefusals() => Assert.True(Library.Names().Count(name => Library.Read(name).Findings.Count > 0) > 90);

    internal static IEnumerable<SyntaxDocument> Policies(string text) =>
        new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("policies.yaml", Encoding.UTF8.GetBytes(text)).Where(NetworkPolicyKind.Matches);

    private static ExpectedFinding ToFinding(Diagnostic diagnostic)
    {
        SourcePosition position = diagnostic.Location.Position;
        return new ExpectedFinding(
            string.Create(CultureInfo.InvariantCulture, $"{position.Line}:{position.Column}"),
            diagnostic.Descriptor.Code,
            diagnostic.Path,
            diagnostic.ApiServer ?? $"{ExpectedFinding.WarningPrefix}{diagnostic.ApiServerWarning}");
    }
}
