namespace Ringfence.Nftables;

/// <summary>Attributes of nf_tables' objects, as linux/netfilter/nf_tables.h numbers them.</summary>
internal static class NftAttributes
{
    /// <summary>An item of any list.</summary>
    public const int Item = 1;

    internal static class Table
    {
        public const int Name = 1;
        public const int Flags = 2;
    }

    internal static class Chain
    {
        public const int Table = 1;
        public const int Name = 3;
        public const int Hook = 4;
        public const int Policy = 5;
        public const int Type = 7;
        public const int UserText = 12;
        public const int HookNumber = 1;
        public const int HookPriority = 2;
    }

    internal static class Rule
    {
        public const int Table = 1;
        public const int Chain = 2;
        public const int Expressions = 4;
        public const int UserText = 7;
    }

    internal static class Set
    {
        public const int Table = 1;
        public const int Name = 2;
        public const int Flags = 3;
        public const int KeyType = 4;
        public const int KeyLength = 5;
        public const int ValueType = 6;
        public const int ValueLength = 7;
        public const int Description = 9;
        public const int Id = 10;
        public const int Timeout = 11;
        public const int UserText = 13;
        public const int DescriptionSize = 1;
        public const int DescriptionFields = 2;
        public const int FieldLength = 1;
    }

    internal static class Elements
    {
        public const int Table = 1;
        public const int Set = 2;
        public const int List = 3;
    }

    internal static class Element
    {
        public const int Key = 1;
        public const int Value = 2;
        public const int Flags = 3;
        public const int KeyEnd = 10;
    }

    internal static class Counter
    {
        public const int Table = 1;
        public const int Name = 2;
        public const int Type = 3;
        public const int Content = 4;
        public const int UserText = 8;
        public const int Bytes = 1;
        public const int Packets = 2;
    }

    internal static class Value
    {
        public const int Bytes = 1;
        public const int Verdict = 2;
        public const int VerdictCode = 1;
        public const int VerdictChain = 2;
    }
}
