using System.CommandLine;

return new RootCommand("Who can talk to whom in a Kubernetes cluster, and why.").Parse(args).Invoke();
