using System.Text;

namespace Ringfence.Cli.Tests;

/// <summary>Input that nobody means well with: an error that says where, in bounded time and memory.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int Deep = 100_000;

    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop);

    public static TheoryData<string> Names => [.. Inputs().Keys];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_HostileText_IsAFindingWithAPlace(string name)
    {
        CliRun run = _workspace.With("in.yaml", Inputs()[name]).Run("check", "-f", "in.yaml");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("in.yaml:", run.Output, StringComparison.Ordinal);
        Assert.Contains(": error RF1", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.Length < 4_000, $"{run.Output.Length} characters are too many for one error");
        Assert.Equal(1, _workspace.Run("check", "-f", "in.yaml", "-o", "json").Json().GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Explain_BesideHostileText_HasNoAnswerUnlessToldToKeepGoing(string name)
    {
        _workspace.With("in.yaml", Inputs()[name]);
        string[] question = ["explain", "shop/web", "shop/db:5432", "-f", "all.yaml", "-f", "in.yaml"];

        _workspace.Run(question).AssertNoAnswer("in.yaml:");
        CliRun kept = _workspace.Run([.. question, "--keep-going"]);
        Assert.Equal(0, kept.ExitCode);
        Assert.Contains("RF2916", kept.Output, StringComparison.Ordinal);
    }

    /// <summary>A device that has no end: what it begins with tells that it is no text.</summary>
    [Theory]
    [InlineData(1, "check")]
    [InlineData(1, "fix")]
    [InlineData(1, "fix", "--dry-run")]
    [InlineData(2, "explain", "shop/web", "shop/db:5432")]
    [InlineData(2, "map")]
    [InlineData(2, "exposure")]
    [InlineData(2, "describe")]
    public void Run_ADeviceWithoutEnd_Ends(int exitCode, params string[] command)
    {
        CliRun run = _workspace.Run([.. command, "-f", "/dev/zero"]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("/dev/zero:1:1: error RF1006: byte `0x00` is a control character that no text may hold", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SettingsWithoutEnd_AreRefused() =>
        _workspace.Run("check", "-f", "all.yaml", "--config", "/dev/zero").AssertNoAnswer("the file is larger than 1 MiB");

    [Fact]
    public void Check_TenThousandErrors_ShowsThemAll()
    {
        StringBuilder policy = new(Manifests.DbPolicy[..Manifests.DbPolicy.IndexOf("  ingress:", StringComparison.Ordinal)] + "  ingress:\n");
        for (int i = 0; i < 10_000; i++)
        {
            policy.Append($"  - unknown{i}: 1\n");
        }

        CliRun run = _workspace.With("in.yaml", policy.ToString()).Run("check", "-f", "in.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("\n10000 errors\n", run.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Inputs() => new(StringComparer.Ordinal)
    {
        ["flow lists without end"] = Utf8(new string('[', Deep)),
        ["nested flow lists"] = Utf8(new string('[', Deep) + new string(']', Deep)),
        ["nested flow mappings"] = Utf8(Repeated("{a: ", Deep) + new string('}', Deep)),
        ["nested block lists"] = Utf8(Repeated("- ", Deep) + "a"),
        ["nested JSON"] = Utf8(Repeated("{\"a\":", Deep) + "1" + new string('}', Deep)),
        ["an alias bomb"] = Utf8(Bomb()),
        ["an alias that contains itself"] = Utf8("a: &a [*a]\n"),
        ["bytes that are not UTF-8"] = [.. Utf8("apiVersion: v1\nkind: "), 0xFF, 0xFE, 0xFA, (byte)'\n'],
        ["UTF-16"] = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("apiVersion: v1\nkind: Pod\n")).ToArray(),
        ["NUL"] = Utf8("apiVersion: v1\nkind: \0Pod\n"),
        ["an escape sequence"] = Utf8("apiVersion: v1\nkind: \e[31mPod\n"),
        ["an image"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D],
        ["an archive"] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0],
        ["a tab as indentation"] = Utf8("a:\n\tb: 1\n"),
        ["a scalar"] = Utf8("hello\n"),
        ["a list"] = Utf8("- 1\n- 2\n"),
    };

    private static string Bomb()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        return text.ToString();
    }

    private static string Repeated(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
