using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>docs/ci.md</c> works as written: its script is run in a clone.</summary>
public sealed class PipelinePageTests : IDisposable
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci.md")).Split("\n```sh\n")[1].Split("\n```")[0];

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

    private Task<string> CommentAsync() => File.ReadAllTextAsync(Path.Combine(_repository.Files.Root, "comment.md"), TestContext.Current.CancellationToken);

    private Task<CliRun> RunAsync(string commit) =>
        BuiltProgram.RunAsync(["bash", "-e"], $"PATH=$(dirname \"$R\"):$PATH\nset -- {commit}\n{Script}", _repository.Files.Root);
}
