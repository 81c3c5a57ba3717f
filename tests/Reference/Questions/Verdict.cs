namespace Ringfence.Reference;

public enum Verdict { Allow, Deny }
