namespace Ringfence.Nftables;

/// <summary>Requests and reports of nf_tables, as the kernel numbers them.</summary>
internal enum NftMessage
{
    NewTable = 0,
    GetTable = 1,
    DeleteTable = 2,
    NewChain = 3,
    GetChain = 4,
    DeleteChain = 5,
    NewRule = 6,
    GetRule = 7,
    DeleteRule = 8,
    NewSet = 9,
    GetSet = 10,
    DeleteSet = 11,
    NewElements = 12,
    GetElements = 13,
    DeleteElements = 14,
    NewGeneration = 15,
    GetGeneration = 16,
    NewObject = 18,
    GetObject = 19,
    DeleteObject = 20,
    NewFlowTable = 22,
    GetFlowTable = 23,
}
