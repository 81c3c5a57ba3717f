using System.Reflection;
using System.Text.RegularExpressions;
using Ringfence.Testing;

namespace Ringfence.Diagnostics.Tests;

public sealed partial class DiagnosticCatalogueTests
{
    // Entries whose page is still to be written; the list may only get shorter.
    private static readonly DiagnosticDescriptor[] Declared =
    [
        .. typeof(DiagnosticCatalogue).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    public static TheoryData<string> Codes => [.. DiagnosticCatalogue.All.Select(entry => entry.Code)];

    [Fact]
    public void All_ListsEveryDeclaredEntryOnce()
    {
        Assert.True(Declared.Length >= 19, "reflection found too few entries to mean anything");
        Assert.Equal(Declared.Select(entry => entry.Code).Order(), DiagnosticCatalogue.All.Select(entry => entry.Code).Order());
        Assert.Equal(Declared.Length, Declared.Select(entry => entry.Code).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void TryFind_OfACode_FindsItsEntry(string code)
    {
        Assert.True(DiagnosticCatalogue.TryFind(code, out DiagnosticDescriptor? entry));
        Assert.Equal(code, entry.Code);
    }

    [Fact]
    public void TryFind_OfAnythingElse_FindsNothing() => Assert.False(DiagnosticCatalogue.TryFind("RF0000", out _));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Entry_IsWrittenAsTheCatalogueWritesThem(string code)
    {
        Assert.True(DiagnosticCatalogue.TryFind(code, out DiagnosticDescriptor? entry));
        Assert.Matches(CodeShape(), entry.Code);
        foreach (string text in (string[])[entry.Message, entry.Help, entry.Title, entry.Source])
        {
            Assert.NotEmpty(text.Trim());
            Assert.Equal(text.Trim(), text);
            Assert.DoesNotContain('\n', text);
        }

        Assert.False(entry.Message.EndsWith('.'), entry.Message);
        Assert.False(entry.Help.EndsWith('.'), entry.Help);
        Assert.False(char.IsUpper(entry.Message[0]) && entry.Message.Length > 1 && char.IsLower(entry.Message[1]), entry.Message);
        Assert.False(char.IsUpper(entry.Help[0]) && entry.Help.Length > 1 && char.IsLower(entry.Help[1]), entry.Help);
    }

    [Fact]
    public void Entries_HaveAPageEachThatBeginsWithCodeAndTitle() =>
        Assert.All(DiagnosticCatalogue.All, entry =>
        {
            string page = Path.Combine(Pages(), $"{entry.Code}.md");
            Assert.True(File.Exists(page), $"no page docs/diagnostics/{entry.Code}.md");
            Assert.Equal($"# {entry.Code}: {entry.Title}", File.ReadLines(page).First());
        });

    [Fact]
    public void Pages_AllBelongToAnEntry() =>
        Assert.All(Directory.GetFiles(Pages(), "RF*.md"), page => Assert.True(DiagnosticCatalogue.TryFind(Path.GetFileNameWithoutExtension(page), out _), page));

    [GeneratedRegex(@"^RF\d{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeShape();

    private static string Pages() => Path.Combine(Repository.Root, "docs", "diagnostics");
}
