namespace Ringfence.Core;

/// <summary>One assumption that an answer rests on.</summary>
/// <param name="Code">Which.</param>
/// <param name="Arguments">What fills the holes of its catalogue message, such as the endpoint it is about.</param>
public sealed record Caveat(CaveatCode Code, ValueArray<string> Arguments);
