using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Ringfence.Core;
using static Ringfence.Nftables.ExpressionAttributes;

namespace Ringfence.Nftables;

/// <summary>Writes the steps of a rule as expressions of the kernel's: values go into registers, and what follows reads them from the first one on.</summary>
internal static class RuleEncoder
{
    private const uint FirstRegister = 1;
    private const uint VerdictRegister = 0;

    /// <summary>Writes a list of expressions.</summary>
    public static void Write(NetlinkWriter writer, NftRule rule)
    {
        int list = writer.BeginNest(NftAttributes.Rule.Expressions);
        foreach (NftExpression step in rule.Steps)
        {
            Write(writer, step);
        }

        writer.EndNest(list);
    }

    /// <summary>Writes a verdict as a value.</summary>
    public static void WriteVerdict(NetlinkWriter writer, int attribute, NftVerdict verdict)
    {
        int value = writer.BeginNest(attribute);
        int inner = writer.BeginNest(NftAttributes.Value.Verdict);
        writer.UInt32(NftAttributes.Value.VerdictCode, unchecked((uint)VerdictCode.Of(verdict)));
        if (VerdictCode.ChainOf(verdict) is { } chain)
        {
            writer.Text(NftAttributes.Value.VerdictChain, chain);
        }

        writer.EndNest(inner);
        writer.EndNest(value);
    }

    private static void Write(NetlinkWriter writer, NftExpression step)
    {
        switch (step)
        {
            case NftExpression.Compare(var field, var how, var value):
                Load(writer, [field]);
                WriteComparison(writer, how, KeyBytes.Longest, NftFields.TypeOf(field), value);
                break;
            case NftExpression.InterfaceNamed(var side, var prefix):
                LoadMeta(writer, side == InterfaceSide.Input ? Meta.InputName : Meta.OutputName, FirstRegister);
                WriteCompare(writer, Comparison.Is, Encoding.ASCII.GetBytes(prefix));
                break;
            case NftExpression.InSet(var key, var how, var set):
                Load(writer, key);
                WriteLookup(writer, set, how);
                break;
            case NftExpression.Dispatch(var key, var map):
                Load(writer, key);
                WriteDispatch(writer, map);
                break;
            case NftExpression.ConnectionIs(var states):
                WriteTracked(writer, Tracking.State, (uint)states);
                break;
            case NftExpression.DestinationTranslated:
                WriteTracked(writer, Tracking.Status, Tracking.DestinationTranslated);
                break;
            case NftExpression.FlagsOfTcp(var mask, var how, var value):
                LoadPayload(writer, FieldSource.TcpFlags, FirstRegister);
                WriteMask(writer, [(byte)mask]);
                WriteCompare(writer, how, [(byte)value]);
                break;
            case NftExpression.SourceNotRoutedBack:
                WriteNotRoutedBack(writer);
                break;
            case NftExpression.LimitEach(var key, var set, var rate):
                Load(writer, key);
                WriteLimitEach(writer, set, rate);
                break;
            case NftExpression.Limit(var rate):
                WriteLimit(writer, NftAttributes.Item, rate);
                break;
            case NftExpression.Log log:
                WriteLog(writer, log);
                break;
            case NftExpression.Count(var counter):
                Begin(writer, "objref", out Ends count);
                writer.UInt32(ObjectReference.Type, ObjectReference.Counter);
                writer.Text(ObjectReference.Name, counter);
                count.End(writer);
                break;
            case NftExpression.Reject(var kind):
                WriteReject(writer, kind);
                break;
            case NftExpression.Decide(var verdict):
                Begin(writer, "immediate", out Ends immediate);
                writer.UInt32(Immediate.Target, VerdictRegister);
                WriteVerdict(writer, Immediate.Value, verdict);
                immediate.End(writer);
                break;
            default:
                throw new UnreachableException($"Unhandled step {step.GetType().Name}.");
        }
    }

    /// <summary>Loads fields one after another, each at the next register of four bytes.</summary>
    private static void Load(NetlinkWriter writer, ValueArray<NftField> fields)
    {
        int at = 0;
        foreach (NftField field in fields)
        {
            FieldSource source = FieldSource.Of(field);
            uint register = Registers.At(at);
            if (source.Header is null)
            {
                LoadMeta(writer, source.At, register);
            }
            else
            {
                LoadPayload(writer, source, register);
            }

            at += KeyBytes.Padded(NftFields.TypeOf(field)) / Registers.Bytes;
        }
    }

    private static void LoadMeta(NetlinkWriter writer, uint key, uint register)
    {
        Begin(writer, "meta", out Ends meta);
        writer.UInt32(Meta.Key, key);
        writer.UInt32(Meta.Target, register);
        meta.End(writer);
    }

    private static void LoadPayload(NetlinkWriter writer, FieldSource source, uint register)
    {
        Begin(writer, "payload", out Ends payload);
        writer.UInt32(Payload.Target, register);
        writer.UInt32(Payload.Header, source.Header!.Value);
        writer.UInt32(Payload.Offset, source.At);
        writer.UInt32(Payload.Length, (uint)source.Bytes);
        payload.End(writer);
    }

    private static void WriteComparison(NetlinkWriter writer, Comparison how, int longest, FieldType type, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[longest];
        KeyBytes.Write(bytes, type, value);
        WriteCompare(writer, how, bytes[..NftFields.BytesOf(type)]);
    }

    private static void WriteCompare(NetlinkWriter writer, Comparison how, ReadOnlySpan<byte> value)
    {
        Begin(writer, "cmp", out Ends compare);
        writer.UInt32(ExpressionAttributes.Compare.Source, FirstRegister);
        writer.UInt32(ExpressionAttributes.Compare.Operation, how == Comparison.Is ? ExpressionAttributes.Compare.Equal : ExpressionAttributes.Compare.NotEqual);
        WriteValue(writer, ExpressionAttributes.Compare.Value, value);
        compare.End(writer);
    }

    private static void WriteMask(NetlinkWriter writer, ReadOnlySpan<byte> mask)
    {
        Begin(writer, "bitwise", out Ends bitwise);
        writer.UInt32(Bitwise.Source, FirstRegister);
        writer.UInt32(Bitwise.Target, FirstRegister);
        writer.UInt32(Bitwise.Length, (uint)mask.Length);
        WriteValue(writer, Bitwise.Mask, mask);
        WriteValue(writer, Bitwise.Flip, stackalloc byte[mask.Length]);
        bitwise.End(writer);
    }

    /// <summary>Some of these bits are set in what connection tracking knows, which is in the machine's byte order.</summary>
    private static void WriteTracked(NetlinkWriter writer, uint key, uint bits)
    {
        Begin(writer, "ct", out Ends tracking);
        writer.UInt32(Tracking.Key, key);
        writer.UInt32(Tracking.Target, FirstRegister);
        tracking.End(writer);
        Span<byte> mask = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(mask, bits);
        WriteMask(writer, mask);
        WriteCompare(writer, Comparison.IsNot, stackalloc byte[4]);
    }

    private static void WriteLookup(NetlinkWriter writer, string set, Comparison how)
    {
        Begin(writer, "lookup", out Ends lookup);
        writer.Text(Lookup.Set, set);
        writer.UInt32(Lookup.Source, FirstRegister);
        if (how == Comparison.IsNot)
        {
            writer.UInt32(Lookup.Flags, Lookup.Inverted);
        }

        lookup.End(writer);
    }

    private static void WriteDispatch(NetlinkWriter writer, string map)
    {
        Begin(writer, "lookup", out Ends lookup);
        writer.Text(Lookup.Set, map);
        writer.UInt32(Lookup.Source, FirstRegister);
        writer.UInt32(Lookup.Target, VerdictRegister);
        lookup.End(writer);
    }

    private static void WriteNotRoutedBack(NetlinkWriter writer)
    {
        Begin(writer, "fib", out Ends lookup);
        writer.UInt32(RouteLookup.Flags, RouteLookup.SourceByInputPresent);
        writer.UInt32(RouteLookup.Result, RouteLookup.OutputInterface);
        writer.UInt32(RouteLookup.Target, FirstRegister);
        lookup.End(writer);
        WriteCompare(writer, Comparison.Is, stackalloc byte[4]);
    }

    private static void WriteLimitEach(NetlinkWriter writer, string set, NftRate rate)
    {
        Begin(writer, "dynset", out Ends dynamic);
        writer.UInt32(DynamicSet.Operation, DynamicSet.Update);
        writer.UInt32(DynamicSet.Key, FirstRegister);
        writer.Text(DynamicSet.Set, set);
        WriteLimit(writer, DynamicSet.Expression, rate);
        dynamic.End(writer);
    }

    private static void WriteLimit(NetlinkWriter writer, int attribute, NftRate rate)
    {
        Begin(writer, attribute, "limit", out Ends limit);
        writer.UInt64(ExpressionAttributes.Limit.Rate, (ulong)rate.PerSecond);
        writer.UInt64(ExpressionAttributes.Limit.Unit, 1);
        writer.UInt32(ExpressionAttributes.Limit.Burst, (uint)rate.Burst);
        writer.UInt32(ExpressionAttributes.Limit.Type, 0);
        writer.UInt32(ExpressionAttributes.Limit.Flags, 0);
        limit.End(writer);
    }

    private static void WriteLog(NetlinkWriter writer, NftExpression.Log log)
    {
        Begin(writer, "log", out Ends ends);
        writer.Text(ExpressionAttributes.Log.Prefix, log.Prefix);
        writer.UInt16(ExpressionAttributes.Log.Group, log.Group);
        writer.UInt32(ExpressionAttributes.Log.SnapLength, (uint)log.SnapLength);
        writer.UInt16(ExpressionAttributes.Log.QueueThreshold, checked((ushort)log.QueueThreshold));
        ends.End(writer);
    }

    private static void WriteReject(NetlinkWriter writer, RejectKind kind)
    {
        Begin(writer, "reject", out Ends reject);
        writer.UInt32(ExpressionAttributes.Reject.Type, kind == RejectKind.TcpReset ? ExpressionAttributes.Reject.TcpReset : ExpressionAttributes.Reject.AnyFamily);
        writer.Byte(ExpressionAttributes.Reject.Code, kind == RejectKind.TcpReset ? (byte)0 : ExpressionAttributes.Reject.Prohibited);
        reject.End(writer);
    }

    private static void WriteValue(NetlinkWriter writer, int attribute, ReadOnlySpan<byte> value)
    {
        int nest = writer.BeginNest(attribute);
        writer.Bytes(NftAttributes.Value.Bytes, value);
        writer.EndNest(nest);
    }

    private static void Begin(NetlinkWriter writer, string name, out Ends ends) => Begin(writer, NftAttributes.Item, name, out ends);

    private static void Begin(NetlinkWriter writer, int attribute, string name, out Ends ends)
    {
        int expression = writer.BeginNest(attribute);
        writer.Text(Name, name);
        ends = new Ends(expression, writer.BeginNest(Content));
    }

    /// <summary>Where an expression and its content began.</summary>
    private readonly record struct Ends(int Expression, int Inside)
    {
        public void End(NetlinkWriter writer)
        {
            writer.EndNest(Inside);
            writer.EndNest(Expression);
        }
    }
}
