namespace Ringfence.Dialects.Tests;

/// <summary>A diagnostic reduced to what the specification fixes: the code, the server's path and words, and the source text it points at.</summary>
public sealed record Finding(string Code, string Path, string Server, string At);
