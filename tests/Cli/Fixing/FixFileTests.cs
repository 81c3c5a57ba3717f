using System.Diagnostics;
using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli.Tests;

/// <summary>Files of every sort: what may be written is written whole, what may not stays and is said.</summary>
public sealed class FixFileTests : IDisposable
{
    private const string Policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec:\n  podSelector: {}\n";
    private const string Fixed = Policy + "  policyTypes:\n  - Ingress\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Fix_KeepsThePermissions()
    {
        _workspace.With("p.yaml", Policy);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(PathOf("p.yaml"), mode);

        _workspace.Run("fix", "-f", "p.yaml");

        Assert.Equal((Fixed, mode), (Read("p.yaml"), File.GetUnixFileMode(PathOf("p.yaml"))));
    }

    [Fact]
    public void Fix_ALink_WritesWhatItLeadsToAndStaysALink()
    {
        _workspace.With("real/p.yaml", Policy);
        File.CreateSymbolicLink(PathOf("link.yaml"), "real/p.yaml");

        CliRun run = _workspace.Run("fix", "-f", "link.yaml");

        Assert.StartsWith("--- a/link.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.Equal((Fixed, "real/p.yaml"), (Read("real/p.yaml"), new FileInfo(PathOf("link.yaml")).LinkTarget));
    }

    /// <summary>Whoever may give files away, as root may, leaves them to their owner.</summary>
    [Fact]
    public void Fix_KeepsTheOwner()
    {
        _workspace.With("p.yaml", Policy);
        FileOwner before = FileOwner.Of(PathOf("p.yaml"));
        FileOwner given = before.User == 0 ? new FileOwner(65534, 65534, 1) : before;
        using (FileStream file = File.OpenWrite(PathOf("p.yaml")))
        {
            given.Take(file.SafeFileHandle);
        }

        _workspace.Run("fix", "-f", "p.yaml");

        Assert.Equal((Fixed, given), (Read("p.yaml"), FileOwner.Of(PathOf("p.yaml"))));
    }

    /// <summary>Under its other name the old text would stay.</summary>
    [Fact]
    public void Fix_AFileOfTwoNames_IsLeft()
    {
        _workspace.With("p.yaml", Policy);
        using Process link = Process.Start("ln", [PathOf("p.yaml"), PathOf("q.yaml")]);
        link.WaitForExit();

        CliRun run = _workspace.Run("fix", "-f", "p.yaml");

        Assert.Equal((1, string.Empty, Policy), (run.ExitCode, run.Output, Read("p.yaml")));
        Assert.Contains("  it has other names (hard links)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fix_AReadOnlyFile_IsLeft()
    {
        _workspace.With("p.yaml", Policy);
        File.SetUnixFileMode(PathOf("p.yaml"), UnixFileMode.UserRead);

        CliRun run = _workspace.Run("fix", "-f", "p.yaml");

        Assert.Equal((1, string.Empty, Policy), (run.ExitCode, run.Output, Read("p.yaml")));
        Assert.Contains("  the file is read-only\nnothing to fix, 1 left", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fix_SeveralFilesOfWhichOneIsReadOnly_WritesTheOthers()
    {
        _workspace.With("all/p.yaml", Policy).With("all/q.yml", Policy.Replace("name: a", "name: b", StringComparison.Ordinal));
        File.SetUnixFileMode(PathOf("all/p.yaml"), UnixFileMode.UserRead);

        CliRun run = _workspace.Run("fix", "-f", "all");

        Assert.Equal((1, Policy), (run.ExitCode, Read("all/p.yaml")));
        Assert.StartsWith("--- a/all/q.yml\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("  policyTypes:\n  - Ingress\n", Read("all/q.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fix_StandardInputAlone_IsRefusedUnlessItIsADryRun()
    {
        _workspace.RunWithInput(Policy, "fix", "-f", "-").AssertNoAnswer("standard input cannot be written back: give --dry-run");

        CliRun dry = _workspace.RunWithInput(Policy, "fix", "-f", "-", "--dry-run");

        Assert.Equal(0, dry.ExitCode);
        Assert.Equal("--- a/-\n+++ b/-\n@@ -3,3 +3,5 @@\n metadata: {name: a}\n spec:\n   podSelector: {}\n+  policyTypes:\n+  - Ingress\n", dry.Output);
    }

    [Fact]
    public void Fix_StandardInputBesideFiles_IsTheClusterToProveIn()
    {
        CliRun run = _workspace.With("p.yaml", Policy).RunWithInput(Policy.Replace("name: a", "name: b", StringComparison.Ordinal), "fix", "-f", "p.yaml", "-f", "-");

        Assert.Equal((1, Fixed), (run.ExitCode, Read("p.yaml")));
        Assert.Contains("  standard input cannot be written back", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AFileThatChangedMeanwhile_IsLeftAlone()
    {
        _workspace.With("p.yaml", "somebody's");

        string why = FileReplacement.Write(PathOf("p.yaml"), new EditedFile(Encoding.UTF8.GetBytes(Policy)).With([new TextChange(0, 0, "#")]));

        Assert.Equal(("the file was changed by somebody else meanwhile", "somebody's"), (why, Read("p.yaml")));
        Assert.Equal(["p.yaml"], Directory.EnumerateFileSystemEntries(_workspace.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_AFileThatIsGone_SaysSo() =>
        Assert.StartsWith("the file cannot be written", FileReplacement.Write(PathOf("gone.yaml"), new EditedFile("x"u8.ToArray())), StringComparison.Ordinal);

    private string PathOf(string name) => Path.Combine(_workspace.Root, name);

    private string Read(string name) => File.ReadAllText(PathOf(name));
}
