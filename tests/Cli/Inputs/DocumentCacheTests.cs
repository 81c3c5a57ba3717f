using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Files that have not changed are not opened again, and come to the same as if they were.</summary>
public sealed class DocumentCacheTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Workspace _workspace = new();
    private readonly DocumentCache _cache = new(TimeProvider.System);
    private readonly List<string> _opened = [];

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Read_Again_OpensWhatHasChangedOnly()
    {
        Write("web.yaml", Manifests.Web, LongAgo);
        Write("db.yaml", Manifests.Db, LongAgo);
        Read("web.yaml", "db.yaml");
        _opened.Clear();

        Write("db.yaml", Manifests.Db.Replace("app: db", "app: d2", StringComparison.Ordinal), LongAgo.AddSeconds(1));
        ClusterInput input = Read("web.yaml", "db.yaml");

        Assert.Equal(["db.yaml"], _opened);
        Assert.Equal(["shop/Deployment/web", "shop/Deployment/db"], input.Cluster.Snapshot.Endpoints.Select(endpoint => endpoint.Id.Value));
        Assert.Contains(input.Cluster.Snapshot.Endpoints, endpoint => endpoint.Labels.ToString() == "app=d2");
    }

    /// <summary>A clock of files ticks a few times a second at worst: what was written just now may be written again without its time showing it.</summary>
    [Fact]
    public void Read_OfAFileThatWasJustWritten_IsNotTrusted()
    {
        Write("web.yaml", Manifests.Web, DateTime.UtcNow);
        Read("web.yaml");
        Read("web.yaml");

        Assert.Equal(["web.yaml", "web.yaml"], _opened);
    }

    [Fact]
    public void Read_Again_TellsTheSameFindings()
    {
        Write("broken.yaml", "a: [\n", LongAgo);
        string[] first = [.. Read("broken.yaml").Findings.Select(finding => finding.ToString())];

        Assert.NotEmpty(first);
        Assert.Equal(first, Read("broken.yaml").Findings.Select(finding => finding.ToString()));
    }

    private void Write(string path, string text, DateTime written)
    {
        _workspace.With(path, text);
        File.SetLastWriteTimeUtc(Path.Combine(_workspace.Root, path), written);
    }

    private ClusterInput Read(params string[] paths) => ClusterInput.Read(
        paths.Select(path => new InputFile(path, InputOrigin.Named, Path.Combine(_workspace.Root, path), () =>
        {
            _opened.Add(path);
            return File.OpenRead(Path.Combine(_workspace.Root, path));
        })),
        new ClusterReadOptions { DefaultNamespace = new Core.NamespaceName("default"), Version = Dialects.KubernetesVersion.Newest },
        _cache);
}
