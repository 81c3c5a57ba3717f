namespace Ringfence.Reference;

/// <summary>Why one direction ends as it does; only <see cref="IsolatedWithoutRule"/> denies.</summary>
public enum Side { NoSubject, ToItself, OwnNode, NotIsolated, OpenedByRule, IsolatedWithoutRule }
