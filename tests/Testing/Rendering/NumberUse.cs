namespace Ringfence.Testing;

/// <summary>Whether a number may be spelled in every way the server's YAML reader takes for it (3.7).</summary>
public enum NumberUse { Ordinary, PolicyPort }
