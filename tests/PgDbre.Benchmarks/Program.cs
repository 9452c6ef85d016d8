using BenchmarkDotNet.Running;
using PgDbre.Benchmarks.Migrations;

if (args is ["migrations", .. string[] options])
{
    return MigrationComparison.Run(options);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
