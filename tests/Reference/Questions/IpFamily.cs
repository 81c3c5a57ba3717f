namespace Ringfence.Reference;

public enum IpFamily { V4, V6 }
