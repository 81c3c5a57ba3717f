namespace Ringfence.Dialects.Tests;

/// <summary>Go's <c>time.Parse</c> with the RFC 3339 layout, which reads the times of metadata.</summary>
public sealed class GoTimeTests
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";

    [Theory]
    [InlineData("2026-01-31T12:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2024-02-29T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00+02:00")]
    [InlineData("2026-01-31T12:00:00-11:30")]
    [InlineData("2026-01-31T12:00:00+24:60")]
    [InlineData("2026-01-31T12:00:00.5Z")]
    [InlineData("2026-01-31T12:00:00.123456789+00:00")]
    [InlineData("2026-01-31T12:00:00,5Z")]
    public void Refusal_Time_IsNone(string text) => Assert.Null(GoTime.Refusal(text));

    [Theory] // which piece of the layout could not be read, and from where
    [InlineData("26-01-31T12:00:00Z", "26-01-31T12:00:00Z", "2006")]
    [InlineData("2026/01-31T12:00:00Z", "/01-31T12:00:00Z", "-")]
    [InlineData("2026-1-31T12:00:00Z", "1-31T12:00:00Z", "01")]
    [InlineData("2026-01/31T12:00:00Z", "/31T12:00:00Z", "-")]
    [InlineData("2026-01-x", "x", "02")]
    [InlineData("2026-01-31 12:00:00Z", " 12:00:00Z", "T")]
    [InlineData("2026-01-31T", "", "15")]
    [InlineData("2026-01-31T12.00", ".00", ":")]
    [InlineData("2026-01-31T12:0", "0", "04")]
    [InlineData("2026-01-31T12:00", "", ":")]
    [InlineData("2026-01-31T12:00:", "", "05")]
    [InlineData("2026-01-31T12:00:00", "", "Z07:00")]
    [InlineData("2026-01-31T12:00:00z", "z", "Z07:00")]
    [InlineData("2026-01-31T12:00:00.Z", ".Z", "Z07:00")]
    [InlineData("2026-01-31T12:00:00+0200", "+0200", "Z07:00")]
    [InlineData("2026-01-31T12:00:00+x2:00", "+x2:00", "Z07:00")]
    [InlineData("2026-01-31T12:00:00+02:x0", "+02:x0", "Z07:00")]
    [InlineData("2026-01-31T12:00:00+25:00", "+25:00", "Z07:00")]
    [InlineData("2026-01-31T12:00:00+02:61", "+02:61", "Z07:00")]
    public void Refusal_OtherText_NamesThePiece(string text, string rest, string piece) => Assert.Equal(
        $"parsing time \"{text}\" as \"{Layout}\": cannot parse \"{rest}\" as \"{piece}\"", GoTime.Refusal(text));

    [Theory]
    [InlineData("2026-00-31T12:00:00Z", "month out of range")]
    [InlineData("2026-13-31T12:00:00Z", "month out of range")]
    [InlineData("2026-01-00T12:00:00Z", "day out of range")]
    [InlineData("2026-01-32T12:00:00Z", "day out of range")]
    [InlineData("2026-02-29T12:00:00Z", "day out of range")]
    [InlineData("2026-01-31T24:00:00Z", "hour out of range")]
    [InlineData("2026-01-31T12:60:00Z", "minute out of range")]
    [InlineData("2026-01-31T12:00:60Z", "second out of range")]
    [InlineData("2026-01-31T12:00:00Zx", "extra text: \"x\"")]
    [InlineData("2026-01-31T12:00:00+02:00x", "extra text: \"x\"")]
    public void Refusal_ImpossibleTime_SaysWhy(string text, string why) => Assert.Equal($"parsing time \"{text}\": {why}", GoTime.Refusal(text));
}
