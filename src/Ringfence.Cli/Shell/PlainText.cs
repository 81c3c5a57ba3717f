using System.Text;

namespace Ringfence.Cli;

/// <summary>Text for programs: UTF-8 without a byte order mark, nothing escaped but by who writes it.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A writer on a stream, which it leaves open.</summary>
    public static StreamWriter On(Stream stream) => new(stream, Utf8, bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
}
