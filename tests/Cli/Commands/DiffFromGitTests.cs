using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>diff</c> of commits, docs/diff.md: what can be compared, and what cannot.</summary>
public sealed class DiffFromGitTests : IDisposable
{
    private static readonly string Closed = Manifests.Shop;
    private static readonly string Open = Manifests.Join(Manifests.Web, Manifests.Db);

    private readonly GitWorkspace _repository = new GitWorkspace().Commit(("deploy/shop.yaml", Closed), ("notes/readme.md", "nothing"), ("old/shop.yaml", Open));

    public void Dispose() => _repository.Dispose();

    /// <summary>The path of the other side, that of the commit, or the current folder: each of them finds the policy that the work tree lost.</summary>
    [Theory]
    [InlineData("git:main", "deploy")]
    [InlineData("git:main", "deploy/")]
    [InlineData("git:main", "deploy/shop.yaml")]
    [InlineData("git:HEAD:deploy/", "deploy")]
    [InlineData("git:main:deploy/shop.yaml", "deploy/shop.yaml")]
    [InlineData("git:main:./deploy/../deploy", "deploy")]
    [InlineData("git:main:deploy", "git:HEAD:old")]
    [InlineData("git:HEAD^{tree}:deploy", "git:main:old/")]
    public void Diff_OfACommit_ReadsItsFiles(string old, string current)
    {
        _repository.Files.With("deploy/shop.yaml", Open);

        CliRun run = _repository.Files.Run("diff", old, current, "-o", "json");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        JsonElement cause = run.Json().GetProperty("changes")[0].GetProperty("causes")[0];
        Assert.Equal("removed", cause.GetProperty("change").GetString());
        Assert.StartsWith("git:", cause.GetProperty("policy").GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(":deploy/shop.yaml", cause.GetProperty("policy").GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_OfTwoCommitsWithoutAPath_ReadsTheCurrentFolder()
    {
        _repository.Commit(("deploy/shop.yaml", Open));

        CliRun run = _repository.Files.Run("diff", "git:HEAD~1", "git:HEAD", "-q");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NetworkPolicy shop/db removed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_OfACommitAndStandardInput_ReadsTheCurrentFolder() =>
        Assert.Equal(0, _repository.Files.RunWithInput(Open, "diff", "git:main:old", "-").ExitCode);

    [Theory]
    [InlineData("git:no-such", "deploy", "there is no commit `no-such` in this repository")]
    [InlineData("git:mian", "deploy", "did you mean `git:main`?")]
    [InlineData("git:", "deploy", "names no commit")]
    [InlineData("git::deploy", "deploy", "names no commit")]
    [InlineData("git:--output=x", "deploy", "there is no commit `--output=x`")]
    [InlineData("git:main:nowhere", "deploy", "there is no `nowhere` in `main`")]
    [InlineData("git:main:notes", "deploy", "`notes/` of `main` holds no file that ends in .yaml, .yml or .json")]
    [InlineData("git:main:../deploy", "deploy", "`git:main:../deploy` leads out of the repository")]
    [InlineData("git:main:deploy/../../x", "deploy", "leads out of the repository")]
    [InlineData("git:main:/etc", "deploy", "names an absolute path")]
    [InlineData("git:main", "/", "`/` is not in the repository of the current folder")]
    [InlineData("git:main", "deploy/none.yaml", "there is no `deploy/none.yaml` in `main`")]
    [InlineData("-", "-", "only one of OLD and NEW")]
    [InlineData("", "deploy", "OLD is empty")]
    public void Diff_OfWhatIsNotThere_HasNoAnswer(string old, string current, string reason) =>
        _repository.Files.With("none/x.txt", "none").Run("diff", old, current).AssertNoAnswer(reason);

    [Fact]
    public void Diff_OfABranchThatOnlyTheRemoteHas_NamesIt()
    {
        _repository.Git("update-ref", "refs/remotes/origin/release", "HEAD");

        _repository.Files.Run("diff", "git:release", "deploy").AssertNoAnswer("did you mean `git:origin/release`?");
    }

    [Fact]
    public void Diff_OutsideOfARepository_HasNoAnswer()
    {
        using Workspace workspace = new();

        workspace.With("a.yaml", Open).Run("diff", "git:main", "a.yaml").AssertNoAnswer("the repository that the current folder is in");
    }

    /// <summary>A link or a submodule leads to what is not in the commit.</summary>
    [Fact]
    public void Diff_OfLinksAndSubmodules_DoesNotFollowThem()
    {
        File.CreateSymbolicLink(Path.Combine(_repository.Files.Root, "deploy", "link.yaml"), "../notes/readme.md");
        File.CreateSymbolicLink(Path.Combine(_repository.Files.Root, "linked"), "deploy");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{_repository.Git("rev-parse", "HEAD").Trim()},deploy/module.yaml");
        _repository.Git("add", "linked", "deploy/link.yaml");
        _repository.Git("commit", "-q", "-m", "links");

        Assert.Equal(0, _repository.Files.Run("diff", "git:HEAD:deploy", "git:HEAD~1:deploy").ExitCode);
        _repository.Files.Run("diff", "git:HEAD:linked", "deploy").AssertNoAnswer("`linked` of `HEAD` is a symbolic link");
        _repository.Files.Run("diff", "git:HEAD:deploy/module.yaml", "deploy").AssertNoAnswer("is a submodule");
    }

    /// <summary>Names are data: no shell, no pattern, no option, and nothing of theirs reaches a terminal as it is.</summary>
    [Theory]
    [InlineData("-rf.yaml")]
    [InlineData("*.yaml")]
    [InlineData("a b;touch pwned.yaml")]
    [InlineData("new\nline.yaml")]
    [InlineData("\u001b[31mred.yaml")]
    [InlineData("\"quoted\".yaml")]
    [InlineData("umläute.yaml")]
    public void Diff_OfAHostileName_ReadsTheFile(string name)
    {
        _repository.Commit(($"odd/{name}", "kind: [\n"));

        CliRun run = _repository.Files.Run("diff", "git:HEAD:odd", "deploy");

        run.AssertNoAnswer("RF1");
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.False(File.Exists(Path.Combine(_repository.Files.Root, "pwned.yaml")));
        _repository.Files.Run("diff", $"git:HEAD:odd/{name}", "deploy").AssertNoAnswer("RF1");
    }

    [Fact]
    public void Diff_OfACommit_LeavesTheRepositoryAlone()
    {
        _repository.Files.With("deploy/shop.yaml", Open);
        string before = _repository.Git("status", "--porcelain");

        _repository.Files.Run("diff", "git:main", "deploy");

        Assert.Equal(before, _repository.Git("status", "--porcelain"));
        Assert.Equal(Open, File.ReadAllText(Path.Combine(_repository.Files.Root, "deploy", "shop.yaml")));
    }
}
