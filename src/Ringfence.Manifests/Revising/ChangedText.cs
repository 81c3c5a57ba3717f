using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>What a text of the input is to say.</summary>
/// <param name="Place">The text that gives way; of length 0 where a new one is put in.</param>
/// <param name="Utf8">What is to stand there.</param>
public sealed record ChangedText(SourceStretch Place, ReadOnlyMemory<byte> Utf8);
