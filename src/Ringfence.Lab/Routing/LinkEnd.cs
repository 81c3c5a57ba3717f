namespace Ringfence.Lab;

/// <summary>One end of a link: what it is called in its namespace, and its number there, which we choose so that requests can follow unread.</summary>
internal readonly record struct LinkEnd(string Name, int Index);
