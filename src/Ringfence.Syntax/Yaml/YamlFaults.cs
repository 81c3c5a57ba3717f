using Ringfence.Diagnostics;
using YamlDotNet.Core;

namespace Ringfence.Syntax;

/// <summary>Puts what the library refuses into the words of the catalogue.</summary>
internal static class YamlFaults
{
    /// <summary>The fault behind an exception of the library.</summary>
    public static ReadFault From(YamlException exception, ReadOnlySpan<byte> source, ByteOffsets offsets)
    {
        int start = offsets[exception.Start.Index];
        string reason = exception.Message;
        if (reason.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase))
        {
            return new ReadFault(ReadDiagnostics.UnclosedQuote, start, 1);
        }

        _ = source;
        return new ReadFault(ReadDiagnostics.MalformedYaml, start, 1, Words(reason));
    }

    private static string Words(string reason)
    {
        string line = reason.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return line.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(line[0]) + line[1..];
    }
}
