namespace Ringfence.Syntax.Tests;

/// <summary>Merge keys, by go-yaml v2, decode.go: <c>mapping</c> takes entries in the order written, <c>merge</c> those of a list from its end.</summary>
public sealed class MergeTests
{
    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\nz:\n  <<: *x\n  b: 3\n", "a=1 b=3")]
    [InlineData("x: &x {a: 1, b: 2}\nz: {<<: *x}\n", "a=1 b=2")]
    [InlineData("z: {<<: {a: 1}, b: 2}\n", "a=1 b=2")]
    [InlineData("x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y}\n", "a=1 b=2")]
    [InlineData("x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  <<: [*x, *y]\n  c: 3\n", "a=1 b=2 c=3")]
    [InlineData("x: &x {a: 1}\nz:\n  <<: *x\n  <<: {a: 2}\n", "a=2")]
    [InlineData("x: &x {a: 1}\nz:\n  <<: [{a: 2}, *x]\n  <<: []\n", "a=2")]
    [InlineData("x: &x {a: 1, a: 2}\nz: {<<: *x}\n", "a=2")]
    [InlineData("z: {! '<<': {a: 1}}\n", "a=1")]
    [InlineData("z: {!!merge '<<': {a: 1}}\n", "a=1")]
    [InlineData("z: {'<<': 1}\n", "<<=1")]
    [InlineData("z: {!!str <<: 1}\n", "<<=1")]
    public void Read_Merge_GivesWhatTheServersClientsSee(string text, string expected) => Assert.Equal(expected, Entries(Reading.Of(text).Root["z"u8]));

    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\nz:\n  a: 3\n  <<: *x\n  c: 4\n", "a=1 b=2 c=4", "RF1019 4:3")]
    [InlineData("x: &x {a: 1, b: 2}\nz:\n  a: 3\n  b: 4\n  <<: *x\n", "a=1 b=2", "RF1019 5:3 RF1019 5:3")]
    [InlineData("x: &x {a: 1}\nz:\n  a: 3\n  <<: *x\n  a: 4\n", "a=3 a=4", "")]
    [InlineData("x: &x {a: 1}\nz:\n  <<: {a: 0}\n  a: 3\n  <<: *x\n", "a=1", "RF1019 5:3")]
    [InlineData("y: &y {a: 3, <<: {a: 1}}\nz: {<<: *y}\n", "a=1", "RF1019 1:14")]
    public void Read_MergeAfterAKeyItGives_WinsWithAWarningWhereThatMatters(string text, string expected, string faults)
    {
        Reading reading = Reading.Of(text);
        Assert.Equal(expected, Entries(Assert.Single(reading.Documents).Root["z"u8]));
        Assert.Equal(faults, reading.Faults);
    }

    [Theory]
    [InlineData("a: &x 1\n<<: *x\n", "number")]
    [InlineData("<<: text\n", "string")]
    [InlineData("<<:\n", "null")]
    [InlineData("x: {<<: [[1]]}\n", "list behind an alias or in a list")]
    [InlineData("x: {<<: [{a: 1}, 2]}\n", "number")]
    [InlineData("y: &y [{a: 1}]\nx: {<<: *y}\n", "list behind an alias or in a list")]
    [InlineData("y: &y [{a: 1}]\nx: {<<: [*y]}\n", "list behind an alias or in a list")]
    public void Read_MergeOfSomethingElse_IsRefused(string text, string what)
    {
        // decode.go, merge: "map merge requires map or sequence of maps as the value"; an alias has to name a mapping.
        Diagnostic found = Assert.Single(Reading.Of(text).Found);
        Assert.Equal("RF1015", found.Descriptor.Code);
        Assert.Equal(what, Assert.Single(found.Arguments));
    }

    private static string Entries(SyntaxNode mapping)
    {
        List<string> entries = [];
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            entries.Add($"{entry.Key.Text}={entry.Value.Text}");
        }

        return string.Join(' ', entries.Order(StringComparer.Ordinal));
    }
}
