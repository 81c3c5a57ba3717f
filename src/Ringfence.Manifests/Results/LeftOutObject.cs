using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>An object that matters and that the API server would refuse: answers are given without it, if at all.</summary>
public sealed record LeftOutObject(ObjectName Name, ObjectPlace Place);
