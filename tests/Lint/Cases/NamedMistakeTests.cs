using System.Text.RegularExpressions;

namespace Ringfence.Lint.Tests;

/// <summary>Mistakes that guides name, in the cluster of <c>cases/lint/mistakes/cluster.yaml</c>: each is found by the code on the first line of its file.</summary>
public sealed partial class NamedMistakeTests
{
    private const string Cluster = "cluster.yaml";

    private static string Folder => Path.Combine(LintCase.Root, "mistakes");

    public static TheoryData<string> Mistakes => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != Cluster).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsFound(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name));
        LintContext context = LintScene.Read((Cluster, File.ReadAllText(Path.Combine(Folder, Cluster))), (name, text));

        Assert.Contains(NamedCode().Match(text).Groups["code"].Value, Linter.Run(context, LintSettings.Default).Select(finding => finding.Descriptor.Code));
    }

    [GeneratedRegex("^# A mistake that guides name: (?<code>RF3[0-9]{3})\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedCode();
}
