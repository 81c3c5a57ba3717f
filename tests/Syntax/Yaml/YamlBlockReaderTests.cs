using System.Text;
using FsCheck.Fluent;

namespace Ringfence.Syntax.Tests;

public sealed class YamlBlockReaderTests
{
    [Fact]
    public void TryRead_OfAnyBlockYaml_GivesUpOrEqualsTheLibrary() =>
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(4000), Prop.ForAll(BlockYaml.Documents, text =>
        {
            (string? fast, string library) = Compare(text);
            Assert.Equal(library, fast ?? library);
        }));

    [Fact]
    public void TryRead_OfGeneratedBlockYaml_TakesEnoughOfItToMeanSomething()
    {
        int taken = Enumerable.Range(0, 2000).Count(seed => Compare(BlockYaml.Generate(seed, 6)).Fast is not null);
        Assert.True(taken > 400, $"only {taken} of 2000 were taken");
    }

    [Fact]
    public void TryRead_OfTheManifestsOfTheCases_EqualsTheLibraryAndTakesMost()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        string[] documents =
        [
            .. Directory.GetFiles(Path.Combine(folder.FullName, "cases"), "*.yaml", SearchOption.AllDirectories)
                .SelectMany(file => File.ReadAllText(file).Split("\n---\n")),
        ];
        (string? Fast, string Library)[] read = [.. documents.Select(Compare)];
        Assert.All(read, pair => Assert.Equal(pair.Library, pair.Fast ?? pair.Library));
        Assert.True(read.Count(pair => pair.Fast is not null) > documents.Length / 2, "the fast path gives up on most of the cases");
    }

    // kubectl prints addresses of IPv6 without quotes; one of them must not make a whole dump slow.
    [Theory]
    [InlineData("cidr: ::/0\n")]
    [InlineData("- ::1\n- ::ffff:10.0.0.0/104\n")]
    public void TryRead_OfIPv6AddressesThatBeginWithColons_TakesThem(string text)
    {
        (string? fast, string library) = Compare(text);
        Assert.Equal(library, fast);
    }

    internal static (string? Fast, string Library) Compare(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        YamlBlockReader blocks = new(ReadLimits.Default);
        SourceText source = new("a.yaml", bytes);
        if (!blocks.TryRead(bytes))
        {
            return (null, string.Empty);
        }

        string fast = blocks.Tape.Count == 0 ? string.Empty : TreeText.Of(blocks.Tape.ToTree(source).Root);
        List<SyntaxTree> trees = [];
        ReadFault? fault = new YamlLibrary(ReadLimits.Default).Read(source, trees);
        if (fault?.Arguments is [var reason] && reason.Contains("extra spaces in first line", StringComparison.Ordinal))
        {
            // The library refuses a block scalar whose blank first line is as long as its indentation; YAML 1.1 (8.1.1) and go-yaml take it.
            return (null, string.Empty);
        }

        string library = fault is null ? TreeText.Of(trees.Where(tree => blocks.Tape.Count > 0 || tree.Root.Kind != NodeKind.Null)) : $"fault: {fault}";
        return (fast, library);
    }
}
