using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>One place where the connection of a question may end.</summary>
/// <param name="Party">The pod, node or address block.</param>
/// <param name="Via">How it is reached.</param>
/// <param name="Ports">The ports in question there; empty stands for all, which only a question without a port has.</param>
public sealed record QuestionDestination(Party Party, Via Via, ValueArray<TranslatedPort> Ports);
