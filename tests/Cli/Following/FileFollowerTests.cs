using System.Diagnostics;

namespace Ringfence.Cli.Tests;

/// <summary>Whatever is done to files, folders and links, whoever follows them is told, and goes on being told.</summary>
public sealed class FileFollowerTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Wait_FileOfAFolderIsEdited_IsTold()
    {
        Write("now/policies.yaml", "1");
        using FileFollower files = Follow("now");

        await AssertToldAsync(files, () => Write("now/policies.yaml", "2"));
    }

    /// <summary>What editors do: a new file takes the place of the old one.</summary>
    [Fact]
    public async Task Wait_FileIsReplaced_IsToldEveryTime()
    {
        Write("now/policies.yaml", "1");
        using FileFollower files = Follow("now/policies.yaml");

        for (int each = 0; each < 3; each++)
        {
            await AssertToldAsync(files, () =>
            {
                Write("now/policies.yaml~", "2");
                File.Move(PathOf("now/policies.yaml~"), PathOf("now/policies.yaml"), overwrite: true);
            });
        }
    }

    [Fact]
    public async Task Wait_FolderIsDeletedAndMadeAgain_GoesOnBeingTold()
    {
        Write("now/below/policies.yaml", "1");
        using FileFollower files = Follow("now");

        for (int each = 0; each < 3; each++)
        {
            await AssertToldAsync(files, () => Directory.Delete(PathOf("now"), recursive: true));
            await AssertToldAsync(files, () => Write("now/below/policies.yaml", "2"));
            await AssertToldAsync(files, () => Write("now/below/policies.yaml", "3"));
        }
    }

    [Fact]
    public async Task Wait_FolderIsRenamedOver_FollowsTheNewOne()
    {
        Write("now/policies.yaml", "1");
        Write("next/policies.yaml", "2");
        using FileFollower files = Follow("now");

        await AssertToldAsync(files, () =>
        {
            Directory.Move(PathOf("now"), PathOf("old"));
            Directory.Move(PathOf("next"), PathOf("now"));
        });
        await AssertToldAsync(files, () => Write("now/policies.yaml", "3"));
    }

    /// <summary>Folders above the one that is followed count as well.</summary>
    [Fact]
    public async Task Wait_FolderAboveIsReplaced_GoesOnBeingTold()
    {
        Write("deep/er/now/policies.yaml", "1");
        using FileFollower files = Follow("deep/er/now");

        await AssertToldAsync(files, () => Directory.Move(PathOf("deep"), PathOf("away")));
        await AssertToldAsync(files, () => Write("deep/er/now/policies.yaml", "2"));
        await AssertToldAsync(files, () => Write("deep/er/now/policies.yaml", "3"));
    }

    [Fact]
    public async Task Wait_PathThatIsNotThereYet_IsToldWhenItComes()
    {
        using FileFollower files = Follow("later/now/policies.yaml");

        await AssertToldAsync(files, () => Write("later/now/policies.yaml", "1"));
        await AssertToldAsync(files, () => Write("later/now/policies.yaml", "2"));
    }

    /// <summary>As the kubelet writes ConfigMaps: names are links through <c>..data</c>, a link that is replaced in one step.</summary>
    [Theory]
    [InlineData("config")]
    [InlineData("config/policies.yaml")]
    [InlineData("mounted")]
    [InlineData("mounted/policies.yaml")]
    public async Task Wait_LinkIsReplaced_FollowsWhatItLeadsToNow(string followed)
    {
        Write("config/..1/policies.yaml", "1");
        Write("config/..2/policies.yaml", "2");
        File.CreateSymbolicLink(PathOf("config/..data"), "..1");
        File.CreateSymbolicLink(PathOf("config/policies.yaml"), "..data/policies.yaml");
        File.CreateSymbolicLink(PathOf("mounted"), "config");
        using FileFollower files = Follow(followed);

        await AssertToldAsync(files, () =>
        {
            File.CreateSymbolicLink(PathOf("config/..data_tmp"), "..2");

            // .NET does not move a link to a folder over another one.
            using Process mv = Process.Start("mv", ["-T", PathOf("config/..data_tmp"), PathOf("config/..data")]);
            mv.WaitForExit();
        });
        await AssertToldAsync(files, () => Write("config/..2/policies.yaml", "3"));
    }

    /// <summary>A link in a folder leads to a file elsewhere, whose edits count.</summary>
    [Fact]
    public async Task Wait_FileElsewhereThatALinkLeadsToIsEdited_IsTold()
    {
        Write("elsewhere/text", "1");
        Write("now/web.yaml", "1");
        File.CreateSymbolicLink(PathOf("now/policies.yaml"), PathOf("elsewhere/text"));
        using FileFollower files = Follow("now");

        await AssertToldAsync(files, () => Write("elsewhere/text", "2"));
    }

    /// <summary>A link that leads to itself is not followed for ever.</summary>
    [Fact]
    public async Task Wait_LinkInACircle_IsToldWhenItIsMended()
    {
        File.CreateSymbolicLink(PathOf("a"), "b");
        File.CreateSymbolicLink(PathOf("b"), "a");
        using FileFollower files = Follow("a");

        await AssertToldAsync(files, () =>
        {
            File.Delete(PathOf("b"));
            Write("b/policies.yaml", "1");
        });
        await AssertToldAsync(files, () => Write("b/policies.yaml", "2"));
    }

    private string PathOf(string path) => Path.Combine(_workspace.Root, path);

    private void Write(string path, string text) => _workspace.With(path, text);

    private FileFollower Follow(params string[] paths) => new(paths, _workspace.Root);

    private static async Task AssertToldAsync(FileFollower files, Action change)
    {
        change();
        await files.WaitAsync(TestContext.Current.CancellationToken);
    }
}
