<#
.SYNOPSIS
Looks after a schema, read-only: what is large, what is needless, what will hurt; and what dropping it would do.

.DESCRIPTION
Made for a scheduled task. The first run accepts what is there into a baseline beside the report; later runs fail, and exit with 1, only
on findings of -FailOn and above that came since. Nothing is changed on the server: the drops are shown, not done.

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name. pg_monitor is enough; with SELECT on the tables (pg_read_all_data) bloat, key
widths and sequences are judged too.

.PARAMETER Schema
Schemas to look at; wildcards allowed.

.PARAMETER OutputPath
Folder for schema.json (the baseline, for version control) and schema.md.

.PARAMETER FailOn
Severity that fails the run.

.EXAMPLE
./examples/schema-review.ps1 -Connection 'postgresql://dbre@db.example/shop?sslmode=verify-full' -Schema app*
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Connection,

    [string[]] $Schema = '*',

    [string] $OutputPath = (Join-Path (Split-Path $PSScriptRoot -Parent) 'out/schema-review'),

    [string] $FailOn = 'High'
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Path $OutputPath -Force
$baseline = Join-Path $OutputPath 'schema.json'
$null = Connect-PgServer $Connection

Write-Host '== The largest tables'
Get-PgTable -Schema $Schema | Sort-Object TotalBytes -Descending | Select-Object -First 10 | Out-Host

Write-Host '== Indexes that could go, and what dropping them would do (nothing is dropped)'
# An index that only a standby reads, or only a monthly report, looks unused too: Notes says what the statistics do not see.
$needless = Get-PgIndex -Schema $Schema -Unused -Duplicate | Sort-Object SizeBytes -Descending | Select-Object -First 20
$needless | Out-Host
$needless | Remove-PgIndex -WhatIf -ErrorAction Continue

Write-Host '== All findings'
Test-PgSchema -Schema $Schema -Format Markdown | Out-File (Join-Path $OutputPath 'schema.md')

# What a migration is judged by where this server is out of reach: keep it beside the migrations.
Export-PgSchemaSnapshot (Join-Path $OutputPath 'snapshot.json') -Schema $Schema -Force | Out-Host

if (-not (Test-Path $baseline)) {
    Test-PgSchema -Schema $Schema -Baseline $baseline -UpdateBaseline | Out-Host
    Write-Host "Accepted into $baseline; from the next run on only new findings count."
    return
}

Write-Host '== New since the baseline'
Test-PgSchema -Schema $Schema -Baseline $baseline -FailOn $FailOn | Out-Host
