namespace Ringfence.Reference;

public enum PodPhase { Pending, Running, Succeeded, Failed, Unknown }
