using System.Buffers.Binary;
using System.Text;
using Ringfence.Core;
using static Ringfence.Nftables.ExpressionAttributes;

namespace Ringfence.Nftables;

/// <summary>Reads a rule of the kernel back into our own words; what none of our rules could say makes the whole rule one that is not ours.</summary>
internal sealed class RuleDecoder
{
    private readonly List<NftExpression> _steps = [];
    private readonly List<(int Place, FieldSource Source)> _loaded = [];
    private uint? _tracked;
    private uint? _mask;
    private bool _routed;

    private RuleDecoder()
    {
    }

    /// <summary>A rule that is none of ours.</summary>
    public static NftRule NotOurs { get; } = new([], string.Empty);

    /// <summary>Reads a rule.</summary>
    /// <param name="expressions">The list of its expressions.</param>
    /// <param name="comment">Its comment.</param>
    public static NftRule Read(NetlinkAttributes expressions, string comment)
    {
        RuleDecoder decoder = new();
        foreach (NetlinkAttribute expression in expressions)
        {
            if (!decoder.Take(expression.Nested.Find(Name).Text, expression.Nested.Find(Content).Nested))
            {
                return NotOurs;
            }
        }

        return decoder._loaded.Count > 0 ? NotOurs : new NftRule([.. decoder._steps], comment);
    }

    private bool Take(string name, NetlinkAttributes content) => name switch
    {
        "meta" => Load(content.Find(Meta.Target), new FieldSource(null, content.Find(Meta.Key).UInt32, 0)),
        "payload" => Load(
            content.Find(Payload.Target),
            new FieldSource(content.Find(Payload.Header).UInt32, content.Find(Payload.Offset).UInt32, (int)content.Find(Payload.Length).UInt32)),
        // The program nft swaps the bytes of a value of one byte before it puts it into a key: nothing happens.
        "byteorder" => _loaded.Count == 1,
        "ct" => TakeTracked(content.Find(Tracking.Key).UInt32),
        "bitwise" => TakeMask(content.Find(Bitwise.Mask).Nested.Find(NftAttributes.Value.Bytes).Value),
        "fib" => TakeRouteLookup(content),
        "cmp" => TakeCompare(content),
        "lookup" => TakeLookup(content),
        "dynset" => TakeLimitEach(content),
        "limit" => TryReadLimit(content, out NftRate rate) && Add(new NftExpression.Limit(rate)),
        "log" => Add(new NftExpression.Log(
            content.Find(ExpressionAttributes.Log.Prefix).Text,
            content.Find(ExpressionAttributes.Log.Group).UInt16,
            (int)content.Find(ExpressionAttributes.Log.SnapLength).UInt32,
            content.Find(ExpressionAttributes.Log.QueueThreshold).UInt16)),
        "objref" => content.Find(ObjectReference.Type).UInt32 == ObjectReference.Counter
            && Add(new NftExpression.Count(content.Find(ObjectReference.Name).Text)),
        "reject" => TakeReject(content.Find(ExpressionAttributes.Reject.Type).UInt32, content.Find(ExpressionAttributes.Reject.Code).Value),
        "immediate" => VerdictCode.Read(content.Find(Immediate.Value).Nested) is { } verdict && Add(new NftExpression.Decide(verdict)),
        _ => false,
    };

    private bool Add(NftExpression step)
    {
        _steps.Add(step);
        _loaded.Clear();
        (_tracked, _mask, _routed) = (null, null, false);
        return true;
    }

    private bool Load(NetlinkAttribute target, FieldSource source)
    {
        // Something that sets, such as a mark, loads into no register.
        _loaded.Add((Registers.PlaceOf(target.UInt32), source));
        return target.IsPresent;
    }

    private bool TakeTracked(uint key)
    {
        _tracked = key;
        return key is Tracking.State or Tracking.Status;
    }

    private bool TakeMask(ReadOnlySpan<byte> mask)
    {
        _mask = mask.Length switch
        {
            1 => mask[0],
            4 => BinaryPrimitives.ReadUInt32LittleEndian(mask),
            _ => null,
        };
        return _mask is not null;
    }

    private bool TakeRouteLookup(NetlinkAttributes content)
    {
        _routed = true;
        return content.Find(RouteLookup.Flags).UInt32 == RouteLookup.SourceByInputPresent && content.Find(RouteLookup.Result).UInt32 == RouteLookup.OutputInterface;
    }

    private bool TakeCompare(NetlinkAttributes content)
    {
        ReadOnlySpan<byte> value = content.Find(ExpressionAttributes.Compare.Value).Nested.Find(NftAttributes.Value.Bytes).Value;
        bool isZero = !value.ContainsAnyExcept((byte)0);
        Comparison how;
        switch (content.Find(ExpressionAttributes.Compare.Operation).UInt32)
        {
            case ExpressionAttributes.Compare.Equal:
                how = Comparison.Is;
                break;
            case ExpressionAttributes.Compare.NotEqual:
                how = Comparison.IsNot;
                break;
            default:
                return false;
        }

        if (_routed)
        {
            return isZero && how == Comparison.Is && Add(new NftExpression.SourceNotRoutedBack());
        }

        if (_tracked is { } key)
        {
            return isZero && how == Comparison.IsNot && _mask is { } bits && key switch
            {
                Tracking.State => Add(new NftExpression.ConnectionIs((ConnectionStates)bits)),
                _ => bits == Tracking.DestinationTranslated && Add(new NftExpression.DestinationTranslated()),
            };
        }

        if (_loaded is [(0, { Header: null, At: Meta.InputName or Meta.OutputName } name)])
        {
            // A name that is written out ends with a zero.
            return how == Comparison.Is && !value.Contains((byte)0)
                && Add(new NftExpression.InterfaceNamed(name.At == Meta.InputName ? InterfaceSide.Input : InterfaceSide.Output, Encoding.ASCII.GetString(value)));
        }

        if (_mask is { } mask)
        {
            return value.Length == 1 && _loaded is [(0, var flags)] && flags == FieldSource.TcpFlags
                && Add(new NftExpression.FlagsOfTcp((TcpFlags)mask, how, (TcpFlags)value[0]));
        }

        return TryReadKey(out ValueArray<NftField> fields) && fields.Count == 1 && value.Length == NftFields.BytesOf(NftFields.TypeOf(fields[0]))
            && Add(new NftExpression.Compare(fields[0], how, KeyBytes.Read(value, NftFields.TypeOf(fields[0]))));
    }

    private bool TakeLookup(NetlinkAttributes content)
    {
        if (_mask is not null || !TryReadKey(out ValueArray<NftField> key))
        {
            return false;
        }

        string set = content.Find(Lookup.Set).Text;
        return content.Find(Lookup.Target).IsPresent
            ? Add(new NftExpression.Dispatch(key, set))
            : Add(new NftExpression.InSet(key, (content.Find(Lookup.Flags).UInt32 & Lookup.Inverted) == 0 ? Comparison.Is : Comparison.IsNot, set));
    }

    private bool TakeLimitEach(NetlinkAttributes content)
    {
        NetlinkAttributes each = content.Find(DynamicSet.Expression).Nested;
        return content.Find(DynamicSet.Operation).UInt32 == DynamicSet.Update
            && each.Find(Name).Text == "limit"
            && TryReadLimit(each.Find(Content).Nested, out NftRate rate)
            && TryReadKey(out ValueArray<NftField> key)
            && Add(new NftExpression.LimitEach(key, content.Find(DynamicSet.Set).Text, rate));
    }

    private bool TakeReject(uint type, ReadOnlySpan<byte> code) => type switch
    {
        ExpressionAttributes.Reject.TcpReset => Add(new NftExpression.Reject(RejectKind.TcpReset)),
        ExpressionAttributes.Reject.AnyFamily when code is [ExpressionAttributes.Reject.Prohibited] => Add(new NftExpression.Reject(RejectKind.Prohibited)),
        _ => false,
    };

    private static bool TryReadLimit(NetlinkAttributes content, out NftRate rate)
    {
        rate = new NftRate((int)content.Find(ExpressionAttributes.Limit.Rate).UInt64, (int)content.Find(ExpressionAttributes.Limit.Burst).UInt32);
        return content.Find(ExpressionAttributes.Limit.Unit).UInt64 == 1
            && content.Find(ExpressionAttributes.Limit.Type).UInt32 == 0
            && content.Find(ExpressionAttributes.Limit.Flags).UInt32 == 0;
    }

    /// <summary>The fields that lie in the registers one after another.</summary>
    private bool TryReadKey(out ValueArray<NftField> key)
    {
        List<NftField> fields = [];
        int next = 0;
        foreach ((int place, FieldSource source) in _loaded)
        {
            if (place != next || Find(source) is not { } field)
            {
                key = [];
                return false;
            }

            fields.Add(field);
            next += KeyBytes.Padded(NftFields.TypeOf(field)) / Registers.Bytes;
        }

        key = [.. fields];
        return fields.Count > 0;
    }

    private static NftField? Find(FieldSource source)
    {
        foreach (NftField field in FieldSource.Fields)
        {
            FieldSource known = FieldSource.Of(field);
            if (known.Header == source.Header && known.At == source.At && (source.Header is null || known.Bytes == source.Bytes))
            {
                return field;
            }
        }

        return null;
    }
}
