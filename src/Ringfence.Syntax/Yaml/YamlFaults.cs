using Ringfence.Diagnostics;
using YamlDotNet.Core;

namespace Ringfence.Syntax;

/// <summary>Puts what the library refuses into the words of the catalogue.</summary>
internal static class YamlFaults
{
    // What the library runs into when a quote is not closed.
    private static readonly string[] Unclosed = ["end of stream", "document indicator", "wrong indentation"];

    /// <summary>The fault behind an exception of the library; <paramref name="lastEnd"/> is how far it came.</summary>
    public static ReadFault From(Exception exception, ReadOnlySpan<byte> source, ByteOffsets offsets, int lastEnd)
    {
        if (exception is not YamlException yaml)
        {
            return Sharpen(new ReadFault(ReadDiagnostics.MalformedYaml, lastEnd, 1, "it cannot be made sense of from here on"), source);
        }

        int start = offsets[yaml.Start];
        // Of quoted scalars the library also complains when they are closed: for an escape that stands for nothing.
        if (yaml.Message.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase) && Unclosed.Any(end => yaml.Message.Contains(end, StringComparison.OrdinalIgnoreCase)))
        {
            return Sharpen(new ReadFault(ReadDiagnostics.UnclosedQuote, start, 1), source);
        }

        if (yaml.Message.Contains(" tab ", StringComparison.OrdinalIgnoreCase) && YamlTabs.Find(source, start) is var tab and >= 0)
        {
            return new ReadFault(ReadDiagnostics.TabIndentation, tab, 1);
        }

        return Sharpen(new ReadFault(ReadDiagnostics.MalformedYaml, start, 1, Words(yaml.Message)), source);
    }

    /// <summary>The same fault, or the better one that template text or a tab on its line is the cause.</summary>
    public static ReadFault Sharpen(ReadFault fault, ReadOnlySpan<byte> source)
    {
        if (YamlTemplates.Near(source, fault.Start) is { } template)
        {
            return template;
        }

        int line = source[..Math.Min(fault.Start, source.Length)].LastIndexOf((byte)'\n') + 1;
        int tab = fault.Descriptor == ReadDiagnostics.MalformedYaml ? YamlTabs.Find(source, line) : -1;
        return tab >= 0 && tab <= fault.Start + 1 ? new ReadFault(ReadDiagnostics.TabIndentation, tab, 1) : fault;
    }

    private static string Words(string reason)
    {
        string line = reason.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return line.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(line[0]) + line[1..];
    }
}
