namespace Ringfence.Nftables;

/// <summary>Attributes of the expressions of a rule, as linux/netfilter/nf_tables.h numbers them.</summary>
internal static class ExpressionAttributes
{
    public const int Name = 1;
    public const int Content = 2;

    internal static class Meta
    {
        public const int Target = 1;
        public const int Key = 2;
        public const uint InputInterface = 4;
        public const uint OutputInterface = 5;
        public const uint InputName = 6;
        public const uint OutputName = 7;
        public const uint Family = 15;
        public const uint Protocol = 16;
    }

    internal static class Payload
    {
        public const int Target = 1;
        public const int Header = 2;
        public const int Offset = 3;
        public const int Length = 4;
        public const uint LinkHeader = 0;
        public const uint NetworkHeader = 1;
        public const uint TransportHeader = 2;
    }

    internal static class Compare
    {
        public const int Source = 1;
        public const int Operation = 2;
        public const int Value = 3;
        public const uint Equal = 0;
        public const uint NotEqual = 1;
    }

    internal static class Bitwise
    {
        public const int Source = 1;
        public const int Target = 2;
        public const int Length = 3;
        public const int Mask = 4;
        public const int Flip = 5;
    }

    internal static class Lookup
    {
        public const int Set = 1;
        public const int Source = 2;
        public const int Target = 3;
        public const int Flags = 5;
        public const uint Inverted = 1;
    }

    internal static class Immediate
    {
        public const int Target = 1;
        public const int Value = 2;
    }

    internal static class Tracking
    {
        public const int Target = 1;
        public const int Key = 2;
        public const uint State = 0;
        public const uint Status = 2;
        public const uint DestinationTranslated = 0x20;
    }

    internal static class Limit
    {
        public const int Rate = 1;
        public const int Unit = 2;
        public const int Burst = 3;
        public const int Type = 4;
        public const int Flags = 5;
    }

    internal static class Log
    {
        public const int Group = 1;
        public const int Prefix = 2;
        public const int SnapLength = 3;
        public const int QueueThreshold = 4;
    }

    internal static class Reject
    {
        public const int Type = 1;
        public const int Code = 2;
        public const uint TcpReset = 1;
        public const uint AnyFamily = 2;
        public const byte Prohibited = 3;
    }

    internal static class ObjectReference
    {
        public const int Type = 1;
        public const int Name = 2;
        public const uint Counter = 1;
    }

    internal static class DynamicSet
    {
        public const int Set = 1;
        public const int Operation = 3;
        public const int Key = 4;
        public const int Expression = 7;
        public const uint Update = 1;
    }

    internal static class RouteLookup
    {
        public const int Target = 1;
        public const int Result = 2;
        public const int Flags = 3;
        public const uint OutputInterface = 1;
        public const uint SourceByInputPresent = 0x29;
    }
}
