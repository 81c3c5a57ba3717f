using Ringfence.Cli;

return CommandLine.Run(args, Terminal.OfProcess());
