using System.Text;

namespace Ringfence.Syntax.Tests;

public sealed class LimitTests
{
    private static readonly ReadLimits Small = new() { MaxDocumentBytes = 400, MaxNesting = 10, MaxScalarBytes = 60, MaxAliasedNodes = 50 };

    [Theory]
    [InlineData("[", "]", "RF1009")]
    [InlineData("{\"a\":", "}", "RF1009")]
    public void Read_NestingBeyondTheLimit_IsRefusedAndWithinItIsRead(string open, string close, string code)
    {
        string Nest(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));
        Assert.Empty(Reading.Of(Nest(10), Small).Found);
        Assert.Equal(code, Reading.Of(Nest(11), Small).Found[0].Descriptor.Code);
        Assert.Equal(code, Reading.Of("a: " + Nest(11).Replace('"', '\''), Small).Found[0].Descriptor.Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("- ")]
    [InlineData("a: [")]
    public void Read_NestingWithoutEnd_EndsInADiagnostic(string open)
    {
        string text = string.Concat(Enumerable.Repeat(open, 100_000));
        Assert.NotEmpty(Reading.Of(text).Found);
    }

    [Fact]
    public void Read_ThousandLevels_AreWithinTheDefault() =>
        Assert.Empty(Reading.Of(new string('[', 1000) + new string(']', 1000)).Found);

    [Theory]
    [InlineData("a: {0}\n")]
    [InlineData("a: '{0}'\n")]
    [InlineData("a: |\n  {0}\n")]
    [InlineData("{{\"a\": \"{0}\"}}")]
    public void Read_ScalarBeyondTheLimit_IsRefused(string shape)
    {
        Assert.Empty(Reading.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, new string('x', 50)), Small).Found);
        Assert.Equal("RF1010", Assert.Single(Reading.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, new string('x', 70)), Small).Found).Descriptor.Code);
    }

    [Fact]
    public void Read_YamlDocumentBeyondTheLimit_IsRefusedAndTheNextIsRead()
    {
        StringBuilder text = new("metadata: {name: a}\n---\n");
        text.Append('k', 1).Append(": 1\n");
        for (int i = 0; i < 200; i++)
        {
            text.Append($"k{i}: 1\n");
        }

        text.Append("---\nmetadata: {name: c}\n");
        Reading reading = Reading.Of(text.ToString(), Small);
        Assert.Equal("RF1008 3:1", reading.Faults);
        Assert.Equal("a c", reading.Names);
    }

    [Fact]
    public void Read_AliasBomb_IsRefusedQuickly()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Equal("RF1011", Assert.Single(Reading.Of(text.ToString()).Found).Descriptor.Code);
    }

    [Fact]
    public void Read_MergeBomb_IsRefused()
    {
        string merges = string.Concat(Enumerable.Range(0, 40).Select(i => $"m{i}:\n  <<: *x\n"));
        Assert.Equal("RF1011", Assert.Single(Reading.Of("x: &x {a: 1, b: 2}\n" + merges, Small with { MaxDocumentBytes = 10_000 }).Found).Descriptor.Code);
    }

    /// <summary>A stream may have no end: reading it has.</summary>
    [Theory]
    [InlineData("a: b\n")]
    [InlineData("a: b\n---\n")]
    [InlineData("{\"a\": 1}\n")]
    [InlineData("[1,\n")]
    [InlineData("\n")]
    [InlineData("{")]
    public void Read_AStreamWithoutEnd_EndsInAFault(string repeated)
    {
        using RepeatedText stream = new(repeated);
        DocumentReader reader = new(Small with { MaxFileBytes = 1_000_000 }, new DiagnosticSink());

        IOException fault = Assert.Throws<IOException>(() => reader.Read("-", stream).Count());

        Assert.Equal("it is larger than 1,000,000 bytes, the most that is read of one file or stream", fault.Message);
    }

    [Fact]
    public void Read_WhatBeginsWithNothing_IsNoTextAndIsNotReadToTheEnd()
    {
        using RepeatedText stream = new("\0");
        DiagnosticSink sink = new();

        Assert.Empty(new DocumentReader(Small, sink).Read("/dev/zero", stream));

        Diagnostic found = Assert.Single(sink.Found);
        Assert.Equal(("RF1006", "/dev/zero:1:1"), (found.Descriptor.Code, found.Location.ToString()));
    }

    [Fact]
    public void Read_MoreThanAMillionFaults_EndsInAFault()
    {
        using RepeatedText stream = new("\u0001\n---\n");

        IOException fault = Assert.Throws<IOException>(() => new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("-", stream).Count());

        Assert.Equal("more than a million things are found in it, up to -:2000001:1; are these manifests?", fault.Message);
    }

    private sealed class RepeatedText(string text) : MemoryStream
    {
        private int _at;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = (byte)text[_at++ % text.Length];
            }

            return count;
        }
    }
}
