using System.Text.Json;
using System.Xml.Linq;

namespace Ringfence.Architecture.Tests;

/// <summary>What the build would otherwise leave out in silence.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Solution_Projects_AreThoseOfTheTree()
    {
        IEnumerable<string> listed = XDocument.Load(Path.Combine(Tree.Root, "Ringfence.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);

        Assert.Equal(Tree.Files("*.csproj"), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LockFiles_StandBesideEveryProject() =>
        Assert.All(Tree.Files("*.csproj"), project => Assert.True(
            File.Exists(Path.Combine(Tree.Root, Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no packages.lock.json: restore it"));

    /// <summary>A locked publish for a runtime is refused when the lock file does not cover that runtime.</summary>
    [Fact]
    public void LockFiles_OfSrc_CoverTheRuntimeThatIsPublished() =>
        Assert.All(Tree.Files("packages.lock.json", "src"), path =>
        {
            using JsonDocument locked = JsonDocument.Parse(Tree.Read(path));
            Assert.True(locked.RootElement.GetProperty("dependencies").TryGetProperty("net10.0/linux-x64", out _), $"{path} does not cover net10.0/linux-x64");
        });

    [Fact]
    public void Versions_OfPackages_StandInOnePlace() =>
        Assert.All(Tree.Files("*.csproj"), project => Assert.DoesNotContain(
            XDocument.Load(Path.Combine(Tree.Root, project)).Descendants("PackageReference"), reference => reference.Attribute("Version") is not null));
}
