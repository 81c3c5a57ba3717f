using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>docs/ci.md</c> works as written: its scripts are run in a clone.</summary>
public sealed class PipelinePageTests : IDisposable
{
    private static readonly string[] Scripts = [.. File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci.md")).Split("\n```sh\n")[1..].Select(rest => rest.Split("\n```")[0])];

    private readonly GitWorkspace _repository = new GitWorkspace().Commit(("manifests/shop.yaml", Manifests.Shop));

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Script_WhenNothingOpens_WritesTheCommentAndSucceeds()
    {
        _repository.Files.With("manifests/shop.yaml", Manifests.Shop.Replace("port: 5432", "port: 5433", StringComparison.Ordinal));

        CliRun run = await RunAsync("main");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("TCP 5433", await CommentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_WhenThePolicyIsGone_WritesTheCommentAndFails()
    {
        _repository.Files.With("manifests/shop.yaml", Manifests.Join(Manifests.Web, Manifests.Db));

        Assert.Equal(1, (await RunAsync("main")).ExitCode);
        Assert.Contains("opened to the internet", await CommentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_WhenTheCommitWasNotFetched_SaysSo()
    {
        CliRun run = await RunAsync("origin/main");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no commit `origin/main`", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The policy lets web alone into db: the first file holds, and with the second something fails.</summary>
    [Theory]
    [InlineData("from: any-address", 0)]
    [InlineData("from: any", 1)]
    public async Task TestScript_WritesTheReport_AndSaysWhatFails(string from, int exitCode)
    {
        _repository.Files
            .With("tests/a.yaml", "tests: [{name: web reaches db, from: shop/web, to: shop/db, port: 5432, expect: allow}]\n")
            .With("tests/b.yaml", $"tests: [{{name: db is closed, {from}, to: shop/db, expect: deny}}]\n");

        CliRun run = await RunAsync("main", Scripts[1]);

        Assert.Equal((exitCode, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(exitCode == 1, run.Output.Contains("FAIL  db is closed", StringComparison.Ordinal));
        string report = await File.ReadAllTextAsync(Path.Combine(_repository.Files.Root, "report.xml"), TestContext.Current.CancellationToken);
        Assert.Contains($"<testsuites name=\"ringfence\" tests=\"2\" failures=\"{exitCode}\"", report, StringComparison.Ordinal);
    }

    private Task<string> CommentAsync() => File.ReadAllTextAsync(Path.Combine(_repository.Files.Root, "comment.md"), TestContext.Current.CancellationToken);

    private Task<CliRun> RunAsync(string commit) => RunAsync(commit, Scripts[0]);

    private Task<CliRun> RunAsync(string commit, string script) =>
        BuiltProgram.RunAsync(["bash", "-e"], $"PATH=$(dirname \"$R\"):$PATH\nset -- {commit}\n{script}", _repository.Files.Root);
}
