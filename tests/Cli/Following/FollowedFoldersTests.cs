namespace Ringfence.Cli.Tests;

/// <summary>Which events in which folders concern what is read, and which are somebody else's.</summary>
public sealed class FollowedFoldersTests : IDisposable
{
    private readonly Workspace _workspace = new Workspace()
        .With("now/policies.yaml", string.Empty)
        .With("now/below/web.yaml", string.Empty)
        .With("one/named.txt", string.Empty)
        .With("elsewhere/text", string.Empty);

    public void Dispose() => _workspace.Dispose();

    /// <summary>A folder concerns with all that is read in it, what is above it with one name only, a file that was named whatever it is called.</summary>
    [Theory]
    [InlineData(true, "now", "policies.yaml", "Contents")]
    [InlineData(true, "now", "new.json", "Entries")]
    [InlineData(true, "now/below", "web.yaml", "Entries")]
    [InlineData(true, "now", "newfolder", "Folders")]
    [InlineData(false, "now", ".policies.yaml.swp", "Entries")]
    [InlineData(false, "now", "4913", "Entries")]
    [InlineData(true, "", "now", "Folders")]
    [InlineData(true, "", "now", "Entries")]
    [InlineData(false, "", "other", "Folders")]
    [InlineData(true, "one", "named.txt", "Contents")]
    [InlineData(false, "one", "other.yaml", "Contents")]
    [InlineData(true, "elsewhere", "text", "Contents")]
    [InlineData(false, "elsewhere", "other.yaml", "Contents")]
    [InlineData(true, "now", "", "Folders")]
    public void Concerns_FollowsWhatIsRead(bool expected, string folder, string name, string change)
    {
        File.CreateSymbolicLink(Path.Combine(_workspace.Root, "now", "linked.yaml"), "../elsewhere/text");
        FollowedFolders followed = FollowedFolders.Of([.. new[] { "now", "one/named.txt" }.Select(PathOf)]);

        Assert.Equal(expected, followed.Concerns(new FolderEvent(PathOf(folder), name, Enum.Parse<FolderChange>(change))));
    }

    /// <summary>Links to folders are not followed inside of folders, as they are not read there.</summary>
    [Fact]
    public void All_LinkToAFolder_IsNotFollowedInside()
    {
        File.CreateSymbolicLink(PathOf("now/linked"), PathOf("elsewhere"));

        Assert.DoesNotContain(PathOf("elsewhere"), FollowedFolders.Of([PathOf("now")]).All);
        Assert.Contains(PathOf("elsewhere"), FollowedFolders.Of([PathOf("now/linked")]).All);
    }

    private string PathOf(string path) => Path.GetFullPath(path, _workspace.Root).TrimEnd('/');
}
