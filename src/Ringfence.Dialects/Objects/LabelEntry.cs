namespace Ringfence.Dialects;

/// <summary>One entry of a string map (labels, annotations, matchLabels) as written.</summary>
public readonly record struct LabelEntry(Located<string> Key, Located<string> Value);
