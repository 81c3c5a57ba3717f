using System.Text.RegularExpressions;
using Ringfence.Diagnostics;

namespace Ringfence.Lint.Tests;

/// <summary>One mistake in the cluster of <c>cases/lint/causes/cluster.yaml</c> is one warning, that of the code on the first line of its file: what follows from it is not told again.</summary>
public sealed partial class OneCauseTests
{
    private const string Cluster = "cluster.yaml";

    private static string Folder => Path.Combine(LintCase.Root, "causes");

    public static TheoryData<string> Mistakes => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != Cluster).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsToldOnce(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name));
        LintContext context = LintScene.Read((Cluster, File.ReadAllText(Path.Combine(Folder, Cluster))), (name, text));

        Assert.Equal(
            [NamedCode().Match(text).Groups["code"].Value],
            Linter.Run(context, LintSettings.Default).Where(finding => finding.Descriptor.Severity != DiagnosticSeverity.Info).Select(finding => finding.Descriptor.Code));
    }

    [GeneratedRegex("^# One mistake, one finding: (?<code>RF3[0-9]{3})\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedCode();
}
