using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Taking out what is not needed: the item goes with its own comments, and every other byte stays.</summary>
public sealed class ItemRemovalTests
{
    [Theory]
    [InlineData("a:\n- x\n- y\n- z\n", 1, "a:\n- x\n- z\n")]
    [InlineData("a:\n- x\n- y\n", 0, "a:\n- y\n")]
    [InlineData("a:\n  # the x\n  - x\n  # the y\n  # is like x\n  - y # too\n    # further in\n  # of the list\nb: 1\n", 1, "a:\n  # the x\n  - x\n  # of the list\nb: 1\n")]
    [InlineData("a:\n  - x\n\n  - y\n\n  - z\n", 1, "a:\n  - x\n\n  - z\n")]
    [InlineData("a:\n  - x\n\n  - y\nb: 1\n", 1, "a:\n  - x\n\nb: 1\n")]
    [InlineData("a:\r\n- x\r\n- y\r\nb: 1\r\n", 1, "a:\r\n- x\r\nb: 1\r\n")]
    [InlineData("a:\n- x\n- y", 1, "a:\n- x")]
    [InlineData("a:\r\n- x\r\n- k: |\r\n    two\r\n    lines\r\n- z", 1, "a:\r\n- x\r\n- z")]
    [InlineData("a:\n- to:\n  - x: 1\n    y:\n# next\n- to: []\n", 0, "a:\n# next\n- to: []\n")]
    [InlineData("a:\n- k: {b: c}\n- k: {b: c}\n", 1, "a:\n- k: {b: c}\n")]
    [InlineData("a: [x, y, z]\n", 0, "a: [y, z]\n")]
    [InlineData("a: [x, y, z]\n", 1, "a: [x, z]\n")]
    [InlineData("a: [{k: 1}, {k: 1} ] # both\n", 1, "a: [{k: 1} ] # both\n")]
    [InlineData("{\"a\": [\n  {\"k\": 1},\n  {\"k\": 1}\n]}\n", 1, "{\"a\": [\n  {\"k\": 1}\n]}\n")]
    [InlineData("{\"a\": [\n  {\"k\": 1},\n  {\"k\": 1}\n]}\n", 0, "{\"a\": [\n  {\"k\": 1}\n]}\n")]
    public void Of_AnItem_TakesItAndItsComments(string before, int index, string after)
    {
        SyntaxNode list = Root(before)["a"u8];
        int count = list.Count;

        string changed = Encoding.UTF8.GetString(ItemRemoval.Of(list, index)!.Value.ApplyTo(Encoding.UTF8.GetBytes(before)));

        Assert.Equal(after, changed);
        Assert.Equal(count - 1, Root(changed)["a"u8].Count);
    }

    /// <summary>A list that would be left empty says something else; comments between brackets belong to nobody for sure.</summary>
    [Theory]
    [InlineData("a: [x]\n", 0)]
    [InlineData("a:\n- x\n", 0)]
    [InlineData("a: [x, # the x\n  y]\n", 1)]
    [InlineData("a:\n- x\n- y\n", 2)]
    [InlineData("a: x\n", 0)]
    public void Of_WhatCannotBeTakenOut_IsRefused(string text, int index) => Assert.Null(ItemRemoval.Of(Root(text)["a"u8], index));

    [Theory]
    [InlineData("a: 1\n---\n# two\na: 2\n---\na: 3\n", 1, "a: 1\n---\na: 3\n")]
    [InlineData("a: 1\n---\na: 2\n", 1, "a: 1\n")]
    [InlineData("# one\na: 1\n---\na: 2\n", 0, "a: 2\n")]
    [InlineData("---\na: 1\n---\na: 2\n", 0, "---\na: 2\n")]
    [InlineData("a: 1\r\n---\r\na: 2\r\n---\r\na: 3\r\n", 1, "a: 1\r\n---\r\na: 3\r\n")]
    [InlineData("a: 1\n--- # two\na: 2\n---\na: 3\n", 1, "a: 1\n---\na: 3\n")]
    [InlineData("a: 1\n---\n\n---\na: 2\n", 1, "a: 1\n---\n\n")]
    public void DocumentRemoval_TakesOneSeparatorToo(string before, int index, string after)
    {
        byte[] file = Encoding.UTF8.GetBytes(before);

        TextChange change = DocumentRemoval.WithSeparator(DocumentRemoval.Of(Documents(before)[index].Root)!.Value, file);

        Assert.Equal(after, Encoding.UTF8.GetString(change.ApplyTo(file)));
    }

    [Theory]
    [InlineData("{\"a\": 1}\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n- a: 1\n- a: 2\n")]
    public void DocumentRemoval_OfJsonAndOfItems_IsRefused(string text) => Assert.All(Documents(text), document => Assert.Null(DocumentRemoval.Of(document.Root)));

    private static SyntaxNode Root(string text) => Assert.Single(Documents(text)).Root;

    private static List<SyntaxDocument> Documents(string text) =>
        [.. new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("test.yaml", Encoding.UTF8.GetBytes(text))];
}
