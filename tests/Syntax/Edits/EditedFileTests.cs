using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Changes upon changes: they come to one set of changes of the first text, apart and in order.</summary>
public sealed class EditedFileTests
{
    [Fact]
    public void With_ChangesOfSeveralRounds_AreChangesOfTheFirstText()
    {
        EditedFile edited = File("one two three\n").With([Change(4, 3, "2"), Change(0, 0, ">")]).With([Change(7, 5, "3"), Change(1, 3, "1")]);

        Assert.Equal(">1 2 3\n", Text(edited.Current));
        Assert.Equal([Change(0, 3, ">1"), Change(4, 3, "2"), Change(8, 5, "3")], edited.Changes);
    }

    [Fact]
    public void With_AChangeOfAChange_IsOne()
    {
        EditedFile edited = File("a b c").With([Change(2, 1, "bbb")]).With([Change(3, 3, "X ")]);

        Assert.Equal("a bX c", Text(edited.Current));
        Assert.Equal([Change(2, 2, "bX ")], edited.Changes);
    }

    /// <summary>Whatever the rounds, the changes lead from the first text to the last, and taken back in reverse to the first again.</summary>
    [Fact]
    public void Changes_LeadToTheCurrentTextAndBack()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            Random random = new(seed);
            EditedFile edited = File(string.Concat(Enumerable.Range(0, 40).Select(i => $"{i}é{(i % 7 == 0 ? "\r\n" : " ")}")));
            for (int round = 0; round < 4; round++)
            {
                edited = edited.With(Draw(random, Text(edited.Current)));
            }

            byte[] forth = edited.Original.ToArray();
            foreach (TextChange change in edited.Changes.Reverse())
            {
                forth = change.ApplyTo(forth);
            }

            Assert.Equal(Text(edited.Current), Encoding.UTF8.GetString(forth));
            foreach (TextChange change in edited.Changes)
            {
                forth = new TextChange(change.Offset, Encoding.UTF8.GetByteCount(change.Text), Text(edited.Original.Slice((int)change.Offset, change.Length))).ApplyTo(forth);
            }

            Assert.Equal(Text(edited.Original), Encoding.UTF8.GetString(forth));
            Assert.All(edited.Changes.Zip(edited.Changes.Skip(1)), pair => Assert.True(pair.First.Offset + pair.First.Length < pair.Second.Offset));
        }
    }

    [Fact]
    public void Difference_OfFarChanges_HasAHunkEach()
    {
        string text = string.Concat(Enumerable.Range(1, 30).Select(line => $"{line}\n"));
        EditedFile edited = File(text).With([Change(0, 1, "one"), Change(text.IndexOf("20", StringComparison.Ordinal), 2, "a\nb")]);

        Assert.Equal(
            "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -17,7 +17,8 @@\n 17\n 18\n 19\n-20\n+a\n+b\n 21\n 22\n 23\n",
            edited.Difference("f"));
    }

    /// <summary>Changes of one line, of neighbours, and of lines with six, seven and more between them; the difference leads from one text to the other.</summary>
    [Fact]
    public void Difference_OfManyChanges_HasEachLineOnce()
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(i => $"{i}")];
        for (int seed = 1; seed <= 100; seed++)
        {
            Random random = new(seed);
            EditedFile edited = File(string.Join('\n', lines));
            edited = edited.With(Draw(random, Text(edited.Current)));
            edited = edited.With(Draw(random, Text(edited.Current)));
            int line = 0;
            List<string> after = [];
            string[] difference = edited.Difference("f").Split('\n')[2..^1];
            foreach (string written in difference.Where(one => !one.StartsWith('\\')))
            {
                if (written.StartsWith("@@ ", StringComparison.Ordinal))
                {
                    string[] extents = written.Split(' ');
                    int first = int.Parse(extents[1].Split(',')[0][1..], System.Globalization.CultureInfo.InvariantCulture) - (extents[1].EndsWith(",0", StringComparison.Ordinal) ? 0 : 1);
                    after.AddRange(lines[line..first]);
                    line = first;
                    Assert.Equal(after.Count, int.Parse(extents[2].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture) - (extents[2].EndsWith(",0", StringComparison.Ordinal) ? 0 : 1));
                    continue;
                }

                if (written[0] != '+')
                {
                    Assert.Equal(lines[line++], written[1..]);
                }

                if (written[0] != '-')
                {
                    after.Add(written[1..]);
                }
            }

            Assert.Equal(Text(edited.Current), string.Join('\n', [.. after, .. lines[line..]]));
        }
    }

    [Theory]
    [InlineData("a", 1, 1)]
    [InlineData("new", 2, 1)]
    [InlineData("b", 2, 1)]
    [InlineData("c", 3, 6)]
    public void PositionBefore_IsThatOfTheFirstText(string now, int line, int column)
    {
        EditedFile edited = File("a\nb\ngone c\n").With([Change(2, 0, "new\n")]).With([Change(8, 5, string.Empty)]);

        Assert.Equal("a\nnew\nb\nc\n", Text(edited.Current));
        Assert.Equal(new SourcePosition(line, column), edited.PositionBefore(Text(edited.Current).IndexOf(now, StringComparison.Ordinal)));
    }

    [Fact]
    public void Difference_OfNothing_IsEmpty() => Assert.Equal(string.Empty, File("a\n").Difference("f"));

    private static List<TextChange> Draw(Random random, string text)
    {
        List<TextChange> changes = [];
        for (int at = random.Next(20); at < text.Length; at += random.Next(2, 40))
        {
            int length = Math.Min(random.Next(4), text.Length - at);
            changes.Add(Change(Encoding.UTF8.GetByteCount(text.AsSpan(0, at)), Encoding.UTF8.GetByteCount(text.AsSpan(at, length)), new string('ß', random.Next(3))));
            at += length;
        }

        return changes;
    }

    private static EditedFile File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static TextChange Change(long offset, int length, string text) => new(offset, length, text);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
