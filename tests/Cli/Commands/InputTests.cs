namespace Ringfence.Cli.Tests;

/// <summary>What <c>-f</c> takes, for every command that reads.</summary>
public sealed class InputTests : IDisposable
{
    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["check"] = ["check"],
        ["fix"] = ["fix", "--dry-run"],
        ["explain"] = ["explain", "shop/web", "shop/db:5432"],
        ["describe"] = ["describe"],
        ["lab"] = ["lab", "matrix"],
        ["map"] = ["map"],
        ["compile"] = ["compile", "--node", "n1"],
        ["exposure"] = ["exposure"],
        ["prove"] = ["prove", "vacuous"],
        ["test"] = ["test", "tests.yaml"],
    };

    // Commands about a node have to find it.
    private const string Node = "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n";

    private readonly Workspace _workspace =
        new Workspace().With("tests.yaml", "tests: [{name: web reaches db, from: shop/web, to: shop/db, port: 5432, expect: allow}]\n");

    public static TheoryData<string> Names => [.. Commands.Keys];

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Commands_ThatRead_AreAllHere()
    {
        IEnumerable<string> reading = new ProgramCommand().Subcommands.Where(command => command.Options.Any(option => option.Name == "--filename")).Select(command => command.Name);

        Assert.Equal(Commands.Keys.Order(StringComparer.Ordinal), reading.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithoutAnyFile_SaysHowToNameOne(string command) => Run(command).AssertNoAnswer("-f PATH");

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithAMissingFile_HasNoAnswer(string command) =>
        Run(command, "-f", "nowhere.yaml").AssertNoAnswer("`nowhere.yaml` cannot be opened: there is no such file or directory");

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithAnEmptyDirectory_HasNoAnswer(string command)
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Root, "empty"));

        Run(command, "-f", "empty").AssertNoAnswer("`empty` holds no file that ends in .yaml, .yml or .json");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithAnEmptyFile_HasNoAnswer(string command)
    {
        _workspace.With("empty.yaml", "# nothing\n");

        Run(command, "-f", "empty.yaml").AssertNoAnswer("the input holds no Kubernetes object");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithAnEmptyPath_HasNoAnswer(string command) => Run(command, "-f", string.Empty).AssertNoAnswer("empty path");

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithStandardInputTwice_HasNoAnswer(string command) => Run(command, "-f", "-", "-f", "-").AssertNoAnswer("only once");

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithStandardInput_ReadsIt(string command) =>
        Assert.Equal(0, _workspace.RunWithInput($"{Manifests.Shop}---\n{Node}", [.. Commands[command], "-f", "-"]).ExitCode);

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_WithADirectory_ReadsWhatIsBelow(string command)
    {
        _workspace.With("all/b/policies.yml", Manifests.DbPolicy).With("all/a.yaml", Manifests.Web).With("all/c.json", DbAsJson).With("all/node.yaml", Node).With("all/notes.txt", "a: [").With("all/values.yaml", "replicas: 3\n");

        CliRun run = Run(command, "-f", "all", "-v");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 5 files: 2 endpoints, 1 policy, 1 namespace\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("skipped 1 document without apiVersion and kind\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A link to a directory is not followed: one to a parent would never end.</summary>
    [Fact]
    public void Run_WithALinkToADirectory_LeavesItOut()
    {
        _workspace.With("all/a.yaml", Manifests.Shop);
        Directory.CreateSymbolicLink(Path.Combine(_workspace.Root, "all", "up"), "..");

        Assert.Contains("read 1 file:", Run("check", "-f", "all", "-v").Error, StringComparison.Ordinal);
    }

    /// <summary>As the kubelet mounts a ConfigMap: each file is a link through another to a folder of this version.</summary>
    [Fact]
    public void Run_WithAMountedConfigMap_ReadsEachFileOnce()
    {
        _workspace.With("config/..2026/all.yaml", Manifests.Join(Manifests.Web, Manifests.Db));
        File.CreateSymbolicLink(Path.Combine(_workspace.Root, "config", "..data"), "..2026");
        File.CreateSymbolicLink(Path.Combine(_workspace.Root, "config", "all.yaml"), "..data/all.yaml");

        CliRun run = _workspace.Run("map", "-f", "config", "-v");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("read 1 file: 2 endpoints,", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAValuesFileThatIsNamed_IsAnError()
    {
        CliRun run = _workspace.With("values.yaml", "replicas: 3\n").Run("check", "-f", "values.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("values.yaml:1:1: error RF1511", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Verbose_CountsKindsThatPlayNoPart()
    {
        const string configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n";
        _workspace.With("all.yaml", Manifests.Join(Manifests.Shop, configMap, configMap.Replace("name: c", "name: d", StringComparison.Ordinal)));

        Assert.Contains("skipped 2 ConfigMap (v1)", Run("check", "-f", "all.yaml", "-v").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ConfigMap", Run("check", "-f", "all.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithTheSameObjectTwice_TakesTheLastAndWarns()
    {
        string other = Manifests.DbPolicy.Replace("port: 5432", "port: 80", StringComparison.Ordinal);
        _workspace.With("1.yaml", Manifests.Shop).With("2.yaml", other);

        CliRun run = Run("explain", "-f", "1.yaml", "-f", "2.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning RF1510", run.Error, StringComparison.Ordinal);
    }

    /// <summary>docs/semantics.md 8.1: a file is read once, where it comes last.</summary>
    [Theory]
    [InlineData(0, "-f", "all.yaml", "-f", "all.yaml")]
    [InlineData(0, "-f", ".", "-f", "all.yaml")]
    [InlineData(0, "-f", "./all.yaml", "-f", ".", "-f", "folder/../all.yaml")]
    [InlineData(1, "-f", "all.yaml", "-f", "folder")]
    [InlineData(0, "-f", "all.yaml", "-f", "folder", "-f", "all.yaml")]
    public void Run_WithTheSameFileTwice_ReadsItOnceWhereItComesLast(int exitCode, params string[] arguments)
    {
        string other = Manifests.DbPolicy.Replace("port: 5432", "port: 80", StringComparison.Ordinal);
        _workspace.With("all.yaml", Manifests.Shop);
        if (arguments.Contains("folder"))
        {
            _workspace.With("folder/other.yaml", other);
        }

        CliRun run = Run("explain", arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(arguments.Contains("folder") ? 1 : 0, run.Error.Split("warning RF1510").Length - 1);
    }

    /// <summary>A file that is named is strictly read, even if a directory brings it too.</summary>
    [Fact]
    public void Run_WithAFileNamedAndFound_TakesItAsNamed()
    {
        _workspace.With("in/all.yaml", Manifests.Shop).With("in/values.yaml", "replicas: 2\n");

        Assert.Equal(0, Run("check", "-f", "in").ExitCode);
        Assert.Equal(1, Run("check", "-f", "in/values.yaml", "-f", "in").ExitCode);
    }

    [Fact]
    public void Run_Quiet_KeepsWarningsToItself()
    {
        _workspace.With("1.yaml", Manifests.Join(Manifests.Shop, Manifests.DbPolicy));

        Assert.NotEqual(string.Empty, Run("explain", "-f", "1.yaml").Error);
        Assert.Equal(string.Empty, Run("explain", "-f", "1.yaml", "-q").Error);
    }

    private const string DbAsJson =
        """
        {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "db", "namespace": "shop"},
         "spec": {"selector": {"matchLabels": {"app": "db"}}, "template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": [{"name": "db", "image": "db"}]}}}}]}
        """;

    private CliRun Run(string command, params string[] arguments) => _workspace.Run([.. Commands[command], .. arguments]);
}
