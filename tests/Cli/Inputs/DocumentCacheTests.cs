using Ringfence.Manifests;

namespace Ringfence.Cli.Tests;

/// <summary>Files that have not changed are not opened again, and come to the same as if they were.</summary>
public sealed class DocumentCacheTests : IDisposable
{
    private readonly Workspace _workspace = new();

    // Long after everything was written.
    private readonly DocumentCache _cache = new(new LaterClock(TimeSpan.FromHours(1)));
    private readonly List<string> _opened = [];

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Read_Again_OpensWhatHasChangedOnly()
    {
        _workspace.With("web.yaml", Manifests.Web).With("db.yaml", Manifests.Db);
        Read("web.yaml", "db.yaml");
        _opened.Clear();

        _workspace.With("db.yaml", Manifests.Db.Replace("app: db", "app: d2", StringComparison.Ordinal));
        ClusterInput input = Read("web.yaml", "db.yaml");

        Assert.Equal(["db.yaml"], _opened);
        Assert.Equal(["shop/Deployment/web", "shop/Deployment/db"], input.Cluster.Snapshot.Endpoints.Select(endpoint => endpoint.Id.Value));
        Assert.Contains(input.Cluster.Snapshot.Endpoints, endpoint => endpoint.Labels.ToString() == "app=d2");
    }

    /// <summary>A file of the same length and the same time of modification is another file all the same: copied with its times, or put in its place.</summary>
    [Fact]
    public void Read_FileThatTookThePlaceOfAnother_IsOpened()
    {
        string[] paths = [.. new[] { "db.yaml", "other.yaml" }.Select(path => Path.Combine(_workspace.Root, path))];
        _workspace.With("db.yaml", Manifests.Db).With("other.yaml", Manifests.Db.Replace("app: db", "app: d2", StringComparison.Ordinal));
        Read("db.yaml");
        _opened.Clear();

        File.SetLastWriteTimeUtc(paths[1], File.GetLastWriteTimeUtc(paths[0]));
        File.Move(paths[1], paths[0], overwrite: true);
        Read("db.yaml");

        Assert.Equal(["db.yaml"], _opened);
    }

    /// <summary>A link stays what it is when another link on the way leads elsewhere, as in the folders of ConfigMaps.</summary>
    [Fact]
    public void Read_LinkThatLeadsElsewhereNow_IsOpened()
    {
        _workspace.With("1/db.yaml", Manifests.Db).With("2/db.yaml", Manifests.Db.Replace("app: db", "app: d2", StringComparison.Ordinal));
        string data = Path.Combine(_workspace.Root, "data");
        File.CreateSymbolicLink(data, "1");
        File.CreateSymbolicLink(Path.Combine(_workspace.Root, "db.yaml"), "data/db.yaml");
        Read("db.yaml");
        _opened.Clear();

        File.Delete(data);
        File.CreateSymbolicLink(data, "2");
        Read("db.yaml");

        Assert.Equal(["db.yaml"], _opened);
    }

    /// <summary>A clock of files ticks a few times a second at worst: what was written just now may be written again without its time showing it.</summary>
    [Fact]
    public void Read_OfAFileThatWasJustWritten_IsNotTrusted()
    {
        _workspace.With("web.yaml", Manifests.Web);
        DocumentCache now = new(new LaterClock(TimeSpan.FromMilliseconds(-1)));
        Read(now, "web.yaml");
        Read(now, "web.yaml");

        Assert.Equal(["web.yaml", "web.yaml"], _opened);
    }

    [Fact]
    public void Read_Again_TellsTheSameFindings()
    {
        _workspace.With("broken.yaml", "a: [\n");
        string[] first = [.. Read("broken.yaml").Findings.Select(finding => finding.ToString())];

        Assert.NotEmpty(first);
        Assert.Equal(first, Read("broken.yaml").Findings.Select(finding => finding.ToString()));
    }

    private ClusterInput Read(params string[] paths) => Read(_cache, paths);

    private ClusterInput Read(DocumentCache cache, params string[] paths) => ClusterInput.Read(
        paths.Select(path => new InputFile(path, InputOrigin.Named, Path.Combine(_workspace.Root, path), () =>
        {
            _opened.Add(path);
            return File.OpenRead(Path.Combine(_workspace.Root, path));
        })),
        new ClusterReadOptions { DefaultNamespace = new Core.NamespaceName("default"), Version = Dialects.KubernetesVersion.Newest },
        cache);

    private sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + later;
    }
}
