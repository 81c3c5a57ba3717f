namespace Ringfence.Nftables;

/// <summary>How much a transaction was.</summary>
/// <param name="Messages">Messages to the kernel, the two around them not counted.</param>
/// <param name="Elements">Elements and entries that were put in or taken out.</param>
/// <param name="Bytes">Bytes to the kernel.</param>
public sealed record TransactionCost(int Messages, int Elements, int Bytes)
{
    /// <summary>Nothing was sent.</summary>
    public static TransactionCost None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public TransactionCost Plus(TransactionCost other) => new(Messages + other.Messages, Elements + other.Elements, Bytes + other.Bytes);
}
