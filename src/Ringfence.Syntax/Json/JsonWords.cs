namespace Ringfence.Syntax;

/// <summary>Bytes as messages name them.</summary>
internal static class JsonWords
{
    /// <summary>A printable ASCII character in backticks, any other byte by its number.</summary>
    public static string Of(byte value) => value is > 0x20 and < 0x7F ? $"`{(char)value}`" : $"byte 0x{value:X2}";
}
