namespace Ringfence.Reference;

public enum Direction { Ingress, Egress }
