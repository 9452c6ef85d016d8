<#
.SYNOPSIS
Reviews migrations before they run: a comment for the review, and a gate that ends with 1.

.DESCRIPTION
Made for a CI job. Without -Connection the migrations are judged by their text, or by a snapshot of the production schema that lies in
version control (Export-PgSchemaSnapshot). With -Connection the schema, sizes and traffic of that database are read, read-only; with
-Shadow as well it is copied into a sandbox, where the migrations run up, down and up again. Nothing is changed on the server.

.PARAMETER Path
Scripts of SQL, revisions of Alembic, or folders of them.

.PARAMETER After
The last migration that is applied already, by its revision or file name.

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name. pg_monitor is enough.

.PARAMETER SnapshotPath
A file of Export-PgSchemaSnapshot, in place of -Connection.

.PARAMETER Shadow
Runs the migrations in a sandbox.

.PARAMETER OutputPath
Folder for review.md, the comment for the review.

.PARAMETER FailOn
Severity that fails the run.

.EXAMPLE
./examples/migration-gate.ps1 -Path ./migrations -SnapshotPath ./schema.json

.EXAMPLE
./examples/migration-gate.ps1 -Path ./alembic -After 3f2a91c0d4e5 -Connection 'postgresql://dbre@db.example/shop?sslmode=verify-full' -Shadow
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string[]] $Path,

    [string] $After,

    [string] $Connection,

    [string] $SnapshotPath,

    [switch] $Shadow,

    [string] $OutputPath = (Join-Path (Split-Path $PSScriptRoot -Parent) 'out/migration-gate'),

    [string] $FailOn = 'High'
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Path $OutputPath -Force
$review = @{ Path = $Path }
if ($After) { $review.After = $After }
if ($Connection) { $review.Connection = $Connection }
if ($SnapshotPath) { $review.SnapshotPath = $SnapshotPath }
if ($Shadow) { $review.Shadow = $true }

# One verdict for each migration, for the log of the job.
$verdicts = @(Test-PgMigration @review -Verdict)
foreach ($verdict in $verdicts) { "$verdict" }

# The comment for the review, and the gate itself: what is written comes before the error that ends the script with 1.
Test-PgMigration @review -Format Markdown -FailOn $FailOn | Out-File (Join-Path $OutputPath 'review.md')
