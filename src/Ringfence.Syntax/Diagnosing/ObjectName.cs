namespace Ringfence.Syntax;

/// <summary>The object a diagnostic is about, as its document names it; parts that it does not give are empty.</summary>
public sealed record ObjectName(string Kind, string Namespace, string Name);
