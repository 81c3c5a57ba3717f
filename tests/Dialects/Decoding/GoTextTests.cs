namespace Ringfence.Dialects.Tests;

/// <summary>Go's <c>strconv.Quote</c> and <c>encoding/json</c>: the two ways in which servers show text (networkpolicy.md 3.1).</summary>
public sealed class GoTextTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("é漢", "\"é漢\"")]
    [InlineData("\"\\", "\"\\\"\\\\\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\x00\\x1f\\x7f\"")]
    [InlineData("\u0080\u00a0\u00ad\u200b\u2028\u2029\u3000\ufeff", "\"\\u0080\\u00a0\\u00ad\\u200b\\u2028\\u2029\\u3000\\ufeff\"")]
    [InlineData("\ue000", "\"\\ue000\"")]
    [InlineData("😀", "\"😀\"")]
    [InlineData("\U000e0001", "\"\\U000e0001\"")]
    [InlineData("<>&'", "\"<>&'\"")]
    public void Quote_Text_IsAsGoQuotesIt(string text, string quoted) => Assert.Equal(quoted, GoText.Quote(text));

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("é漢😀", "\"é漢😀\"")]
    [InlineData("\"\\/", "\"\\\"\\\\/\"")]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\u0000\u001f\a\v", "\"\\u0000\\u001f\\u0007\\u000b\"")]
    [InlineData("<>&'", "\"\\u003c\\u003e\\u0026'\"")]
    [InlineData("\u2028\u2029\u007f", "\"\\u2028\\u2029\u007f\"")]
    public void Json_Text_IsAsGoMarshalsIt(string text, string quoted) => Assert.Equal(quoted, GoText.Json(text));
}
