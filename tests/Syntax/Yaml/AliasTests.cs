namespace Ringfence.Syntax.Tests;

/// <summary>Anchors, aliases and duplicate keys (YAML 1.1, 3.2.2.2).</summary>
public sealed class AliasTests
{
    [Fact]
    public void Read_Alias_StandsForItsAnchor()
    {
        SyntaxNode root = Reading.Of("a: &x {k: v}\nb: *x\nc: &y 80\nd: [*y, *x]\n").Root;
        Assert.Equal("v", root["b"u8]["k"u8].Text);
        Assert.Equal(["80", ""], Texts(root["d"u8]));
        Assert.Equal(new SourcePosition(1, 11), root["b"u8]["k"u8].Location.Position);
    }

    [Fact]
    public void Read_AnchorSetAgain_CountsFromThereOn()
    {
        SyntaxNode root = Reading.Of("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").Root;
        Assert.Equal(("1", "2"), (root["b"u8].Text, root["d"u8].Text));
    }

    [Fact]
    public void Read_DuplicateKeys_AreKeptInBothPathsAndTheLastOneIsFound()
    {
        foreach (string text in (string[])["a: 1\na: 2\n", "{a: 1, a: 2}", "{\"a\": 1, \"a\": 2}"])
        {
            SyntaxNode root = Reading.Of(text).Root;
            Assert.Equal(2, root.Count);
            Assert.Equal("2", root["a"u8].Text);
        }
    }

    private static List<string> Texts(SyntaxNode list)
    {
        List<string> texts = [];
        foreach (SyntaxNode item in list.Items)
        {
            texts.Add(item.Text);
        }

        return texts;
    }
}
