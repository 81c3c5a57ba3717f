namespace Ringfence.Cli;

/// <summary>A file of the input with its bytes in memory, so that a copy of it can be changed.</summary>
/// <param name="Path">As it is shown; <c>-</c> for standard input.</param>
/// <param name="Utf8">Its bytes.</param>
internal sealed record InputText(string Path, ReadOnlyMemory<byte> Utf8);
