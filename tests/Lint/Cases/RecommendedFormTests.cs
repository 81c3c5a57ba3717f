using Ringfence.Diagnostics;
using Ringfence.Testing;

namespace Ringfence.Lint.Tests;

/// <summary>Forms that guides recommend, in the cluster of <c>cases/lint/recommended/cluster.yaml</c>: a linter that warns of them is not listened to.</summary>
public sealed class RecommendedFormTests
{
    private const string Cluster = "cluster.yaml";

    private static string Folder => Path.Combine(LintCase.Root, "recommended");

    public static TheoryData<string> Forms => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != Cluster).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_RaisesNotesAtMost(string name)
    {
        LintContext context = LintScene.Read((Cluster, File.ReadAllText(Path.Combine(Folder, Cluster))), (name, File.ReadAllText(Path.Combine(Folder, name))));

        Assert.NotEmpty(context.Policies);
        Assert.Empty(Linter.Run(context, LintSettings.Default).Where(finding => finding.Descriptor.Severity != DiagnosticSeverity.Info).Select(LintScene.Line));
    }

    /// <summary>What newcomers run first is beyond reproach as well.</summary>
    [Fact]
    public void Examples_RaiseNotesAtMost()
    {
        string[] examples = Directory.GetDirectories(Path.Combine(Repository.Root, "examples"));

        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            LintContext context = LintScene.Read([.. Directory.GetFiles(example).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path))).Where(file => file.Item2.Contains("apiVersion", StringComparison.Ordinal))]);

            Assert.NotEmpty(context.Policies);
            Assert.Empty(Linter.Run(context, LintSettings.Default).Where(finding => finding.Descriptor.Severity != DiagnosticSeverity.Info).Select(LintScene.Line));
        });
    }

    /// <summary>Without the cluster, as a chart's own pipeline has them.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_Alone_RaisesNotesAtMost(string name) =>
        Assert.Empty(LintScene.Lint(File.ReadAllText(Path.Combine(Folder, name))).Where(finding => finding.Descriptor.Severity != DiagnosticSeverity.Info).Select(LintScene.Line));
}
