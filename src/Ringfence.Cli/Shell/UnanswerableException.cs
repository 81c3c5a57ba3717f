namespace Ringfence.Cli;

/// <summary>Ends a command because its question cannot be answered from what was given: exit code 2, the message on standard error.</summary>
internal sealed class UnanswerableException(string message) : Exception(message);
